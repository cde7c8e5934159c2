/**
 * Times this kernel against a changed copy of it, in turns, on the three models and a few larger ones:
 *
 *     cp -r kernel/assembly /tmp/changed && edit /tmp/changed/…
 *     node --conditions=@alphabet-lstm/source kernel/compare.ts /tmp/changed
 *
 * Prints µs a step, the copy's time over this kernel's, and whether both end at the same weights. The timed steps are the
 * first of a training from fresh weights, as most steps are.
 */
import { performance } from "node:perf_hooks";

import { defaultAdam } from "../src/adam.ts";
import type { Architecture } from "../src/architecture.ts";
import { FusedNetwork } from "../src/fused/fused-network.ts";
import type { KernelExports } from "../src/fused/kernel-exports.ts";
import { startState } from "../src/trainer.ts";
import { weightsSha256 } from "../src/weights-sha256.ts";
import { initialWeights } from "../src/weights.ts";
import { compileKernel } from "./compile.ts";

const ROUNDS = 15;
const small: Architecture = {
  cell: "lstm",
  timeSteps: 1,
  features: 1,
  units: 32,
  classes: 26,
  recurrentActivation: "hard-sigmoid",
};
const cases = [
  { title: "model 1", architecture: small, batchSize: 1, steps: 12_500 },
  { title: "model 2", architecture: { ...small, features: 3 }, batchSize: 1, steps: 12_500 },
  { title: "model 3", architecture: { ...small, timeSteps: 3 }, batchSize: 1, steps: 12_500 },
  {
    title: "3 × sigmoid",
    architecture: { ...small, timeSteps: 3, recurrentActivation: "sigmoid" as const },
    batchSize: 1,
    steps: 12_500,
  },
  {
    title: "units 128, T 10",
    architecture: { ...small, units: 128, timeSteps: 10 },
    batchSize: 1,
    steps: 200,
  },
  {
    title: "units 32, T 10, batch 32",
    architecture: { ...small, timeSteps: 10 },
    batchSize: 32,
    steps: 100,
  },
  {
    title: "units 256, T 10, batch 32",
    architecture: { ...small, units: 256, timeSteps: 10 },
    batchSize: 32,
    steps: 4,
  },
];

const folder = process.argv[2];
if (folder === undefined) throw new Error("Cannot compare: name the folder of the other kernel");
const modules = [
  await WebAssembly.compile(await compileKernel()),
  await WebAssembly.compile(await compileKernel("index.ts", folder)),
];

for (const { title, architecture, batchSize, steps } of cases) {
  const best: [number, number] = [Infinity, Infinity];
  const digests = ["", ""];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [which, module] of modules.entries()) {
      const network = await freshNetwork(module, architecture, batchSize, steps);
      const start = performance.now();
      // In parts, so that an engine can go over to its optimised code between two calls.
      for (let part = 0; part < 4; part++) {
        network.train((steps / 4) * batchSize, batchSize, part > 0);
      }
      best[which] = Math.min(best[which]!, ((performance.now() - start) / steps) * 1000);
      digests[which] = weightsSha256(network.readState().weights);
    }
  }
  const [ours, theirs] = best;
  const same = digests[0] === digests[1] ? "same bits" : "other bits";
  process.stdout.write(
    `${title.padEnd(26)} ${ours.toFixed(2).padStart(9)} ${theirs.toFixed(2).padStart(9)} µs   × ${(theirs / ours).toFixed(3)}   ${same}\n`,
  );
}

async function freshNetwork(
  module: WebAssembly.Module,
  architecture: Architecture,
  batchSize: number,
  steps: number,
): Promise<FusedNetwork> {
  const { exports } = (await WebAssembly.instantiate(module)) as { exports: unknown };
  const samples = Math.max(25, batchSize);
  const count = (steps / 4) * batchSize;
  const capacities = { batch: batchSize, samples, order: count };
  const network = new FusedNetwork(exports as KernelExports, architecture, capacities);
  const size = architecture.timeSteps * architecture.features;
  const inputs = Float32Array.from({ length: samples * size }, (_, index) => (index % 26) / 26);
  const targets = Int32Array.from({ length: samples }, (_, index) => (index + 1) % 26);
  network.writeState(startState(architecture, initialWeights(architecture, 7)), defaultAdam);
  network.writeSamples(0, { inputs, targets }, 0, samples);
  network.writeOrder(Int32Array.from({ length: count }, (_, index) => index % samples));
  network.writeSchedule(count, () => ({ stepSize: 1e-3, epsilon: 1e-7 }));
  return network;
}
