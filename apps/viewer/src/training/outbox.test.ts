import { expect, it, vi } from "vitest";

import { Outbox } from "./outbox.ts";
import type { Letter } from "./protocol.ts";

it("Outbox posts no more than 20 letters in any second, and loses none", async () => {
  vi.useFakeTimers();
  try {
    const times: number[] = [];
    const letters: Letter[] = [];
    const outbox = new Outbox((letter) => {
      letters.push(letter);
      times.push(performance.now());
    });
    outbox.open(3);
    for (let index = 0; index < 50; index++) {
      outbox.add({ type: "trained", durationMs: index });
      const sent = outbox.send();
      await vi.runAllTimersAsync();
      await sent;
    }
    expect(letters.map(({ run, sequence }) => [run, sequence])).toEqual(
      Array.from({ length: 50 }, (_, index) => [3, index + 1]),
    );
    for (let first = 0; first + 20 < times.length; first++) {
      expect(times[first + 20]! - times[first]!).toBeGreaterThanOrEqual(1000);
    }
  } finally {
    vi.useRealTimers();
  }
});

it("Outbox drops what a run that is over has not told", async () => {
  const letters: Letter[] = [];
  const outbox = new Outbox((letter) => letters.push(letter));
  outbox.open(1);
  outbox.add({ type: "trained", durationMs: 1 });
  outbox.open(2);
  outbox.add({ type: "trained", durationMs: 2 });
  await outbox.send();
  expect(letters).toEqual([{ run: 2, sequence: 1, news: [{ type: "trained", durationMs: 2 }] }]);
});
