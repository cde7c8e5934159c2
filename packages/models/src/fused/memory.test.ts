import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { expect, it } from "vitest";

import { repeatedOrder, smallOptions } from "../../test/small-trainer.ts";
import { createFusedTrainer } from "./fused-trainer.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Resident bytes of the process once garbage is collected, and what was in it has been given back. */
async function residentBytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collectGarbage();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return process.memoryUsage.rss();
}

async function makeAndDispose(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const trainer = await createFusedTrainer(smallOptions());
    await trainer.trainEpoch(repeatedOrder(23));
    trainer.dispose();
  }
}

it("10,000 trainers made and disposed leave the memory where it was", async () => {
  await makeAndDispose(1000);
  const before = await residentBytes();
  await makeAndDispose(10_000);
  // Had they kept their memories, at least 64 KiB each, it would be 600 MiB.
  expect(await residentBytes()).toBeLessThan(before + 100 * 2 ** 20);
}, 120_000);

it("a hundred trainers can live at once", async () => {
  const trainers = await Promise.all(
    Array.from({ length: 100 }, () => createFusedTrainer(smallOptions())),
  );
  for (const trainer of trainers) {
    expect((await trainer.trainEpoch(repeatedOrder(23))).epoch).toBe(1);
    trainer.dispose();
  }
});
