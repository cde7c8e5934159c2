/**
 * Both trainers on the same steps, in one run: `pnpm bench`. Each line is the median of a step in microseconds, and how
 * many times the fused trainer is as fast as tfjs-layers on its wasm backend.
 */
import "@tensorflow/tfjs-backend-wasm";
import { writeFileSync } from "node:fs";

import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, test } from "vitest";

import { defaultAdam } from "./adam.ts";
import type { Architecture } from "./architecture.ts";
import { createFusedTrainer } from "./fused/fused-trainer.ts";
import { createLayersTrainer } from "./layers/layers-trainer.ts";
import { startState, type TrainerOptions } from "./trainer.ts";
import { initialWeights } from "./weights.ts";

interface Case {
  readonly name: string;
  readonly architecture: Architecture;
  readonly batchSize: number;
  /** Steps that one measurement takes with the fused trainer; layers takes one. */
  readonly fusedSteps: number;
}

const small: Architecture = {
  cell: "lstm",
  timeSteps: 1,
  features: 1,
  units: 32,
  classes: 26,
  recurrentActivation: "hard-sigmoid",
};

const tutorial: Case[] = [
  { name: "model 1", architecture: small, batchSize: 1, fusedSteps: 250 },
  { name: "model 2", architecture: { ...small, features: 3 }, batchSize: 1, fusedSteps: 250 },
  { name: "model 3", architecture: { ...small, timeSteps: 3 }, batchSize: 1, fusedSteps: 250 },
];

const grid: Case[] = [1, 32].flatMap((batchSize) =>
  [32, 128, 256].flatMap((units) =>
    [1, 10, 50].map((timeSteps) => ({
      name: `units ${units}, time steps ${timeSteps}, batch ${batchSize}`,
      architecture: { ...small, units, timeSteps },
      batchSize,
      fusedSteps: 1,
    })),
  ),
);

const lines: string[] = [];

beforeAll(async () => {
  await tf.setBackend("wasm");
  tf.enableProdMode();
});

afterAll(() => {
  const title = `${"".padEnd(38)}${"fused µs".padStart(12)}${"layers µs".padStart(12)}${"ratio".padStart(8)}`;
  writeFileSync(1, `\n${[title, ...lines].join("\n")}\n\n`);
});

describe("a step of both trainers", () => {
  test.for([...tutorial, ...grid])(
    "$name",
    { timeout: 120_000 },
    async ({ name, architecture, batchSize, fusedSteps }, { bench }) => {
      const options = trainerOptions(architecture, batchSize, fusedSteps);
      const fused = await createFusedTrainer(options);
      const layers = await createLayersTrainer(options);
      const steps = options.samples.targets.map((_, index) => index);
      const step = steps.subarray(0, batchSize);
      const result = await bench.compare(
        bench("fused", async () => {
          await fused.trainEpoch(steps);
        }),
        bench("layers", async () => {
          await layers.trainEpoch(step);
        }),
        { time: 500, iterations: 5, warmupTime: 100, warmupIterations: 2 },
      );
      fused.dispose();
      layers.dispose();
      const fusedUs = (1000 * result.get("fused").latency.p50) / fusedSteps;
      const layersUs = 1000 * result.get("layers").latency.p50;
      lines.push(
        `${name.padEnd(38)}${fusedUs.toFixed(2).padStart(12)}${layersUs.toFixed(0).padStart(12)}${(layersUs / fusedUs).toFixed(0).padStart(8)}`,
      );
    },
  );
});

/** Noise to learn from: the time of a step does not depend on it. */
function trainerOptions(
  architecture: Architecture,
  batchSize: number,
  steps: number,
): TrainerOptions {
  const sampleCount = steps * batchSize;
  const size = architecture.timeSteps * architecture.features;
  return {
    architecture,
    samples: {
      inputs: Float32Array.from({ length: sampleCount * size }, (_, index) => (index % 26) / 26),
      targets: Int32Array.from({ length: sampleCount }, (_, index) => index % 26),
    },
    state: startState(architecture, initialWeights(architecture, 7)),
    adam: defaultAdam,
    batchSize,
  };
}
