import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { Watch } from "./watch.ts";

const said: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  said.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function watchOver(ask: (watch: Watch) => void): Watch {
  const watch = new Watch(
    () => ask(watch),
    () => said.push("gave up"),
  );
  return watch;
}

it("Watch gives up, once, on a worker that spoke and then leaves 30 questions unanswered", () => {
  const watch = watchOver(() => said.push("asked"));
  watch.hear();
  watch.begin();
  vi.advanceTimersByTime(30_999);
  expect(said).toEqual(Array.from({ length: 30 }, () => "asked"));
  vi.advanceTimersByTime(60_000);
  expect(said.filter((what) => what === "gave up")).toHaveLength(1);
  expect(said).toHaveLength(31);
});

it("Watch waits for as long as the worker answers now and then", () => {
  let questions = 0;
  const watch = watchOver(() => {
    questions++;
    if (questions % 29 === 0) watch.hear();
  });
  watch.hear();
  watch.begin();
  vi.advanceTimersByTime(600_000);
  expect(questions).toBe(600);
  expect(said).toEqual([]);
});

it("Watch asks nothing of a worker that is still being loaded, nor of one that has nothing to do", () => {
  const watch = watchOver(() => said.push("asked"));
  watch.begin();
  vi.advanceTimersByTime(600_000);
  expect(said).toEqual([]);
  watch.hear();
  watch.end();
  vi.advanceTimersByTime(600_000);
  expect(said).toEqual([]);
  watch.begin();
  vi.advanceTimersByTime(1000);
  expect(said).toEqual(["asked"]);
});
