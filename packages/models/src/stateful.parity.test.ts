import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";

import { largestDifference } from "../test/golden.ts";
import { repeatedOrder } from "../test/small-trainer.ts";
import { readStatefulGolden } from "../test/stateful-golden.ts";
import { defaultAdam } from "./adam.ts";
import { weightNames } from "./architecture.ts";
import { createFusedTrainer } from "./fused/fused-trainer.ts";
import { createLayersTrainer } from "./layers/layers-trainer.ts";
import { startState, type Trainer, type TrainerFactory } from "./trainer.ts";

const { architecture, samples, init, losses, snapshots } = readStatefulGolden();

const trainers: [string, TrainerFactory][] = [
  ["the fused trainer", createFusedTrainer],
  ["tfjs-layers on wasm", async (options) => onBackend("wasm", createLayersTrainer, options)],
  ["tfjs-layers on cpu", async (options) => onBackend("cpu", createLayersTrainer, options)],
];

async function onBackend(
  backend: string,
  create: TrainerFactory,
  options: Parameters<TrainerFactory>[0],
): Promise<Trainer> {
  await tf.setBackend(backend);
  return create(options);
}

/** As test/goldens/README.md suggests for single precision. */
const TOLERANCES: Readonly<Record<number, number>> = { 1: 2e-6, 10: 3e-6, 25: 1e-5, 100: 1e-5 };

it.each(trainers.flatMap(([name, create]) => snapshots.map((after) => ({ name, create, after }))))(
  "$name, stateful, has JAX' weights and losses after $after.steps steps",
  async ({ create, after: { steps, weights: expected } }) => {
    const state = startState(architecture, init);
    const trainer = await create({ architecture, samples, state, adam: defaultAdam, batchSize: 1 });
    let lossSum = 0;
    for (let done = 0; done < steps; done += 25) {
      const order = repeatedOrder(25, Math.min(25, steps - done));
      lossSum += (await trainer.trainEpoch(order)).lossNats * order.length;
    }
    const { weights } = await trainer.state();
    trainer.dispose();
    for (const name of weightNames) {
      const difference = largestDifference(weights[name], expected[name]);
      expect(difference, name).toBeLessThanOrEqual(TOLERANCES[steps]!);
    }
    // The first step starts from zeros: nothing comes through the recurrent kernel.
    const moved = largestDifference(weights.recurrentKernel, init.recurrentKernel) > 0;
    expect(moved).toBe(steps > 1);
    const meanLoss = losses.slice(0, steps).reduce((sum, loss) => sum + loss, 0) / steps;
    expect(Math.abs(lossSum / steps - meanLoss)).toBeLessThan(5e-6);
  },
);

it.each(snapshots)(
  "the fused trainer, stateful, has JAX' hidden and cell state after $steps steps",
  async ({ steps, hidden, cell }) => {
    const state = startState(architecture, init);
    const options = { architecture, samples, state, adam: defaultAdam, batchSize: 1 };
    const trainer = await createFusedTrainer(options);
    for (let done = 0; done < steps; done += 25) {
      await trainer.trainEpoch(repeatedOrder(25, Math.min(25, steps - done)));
    }
    const activations = trainer.activations();
    trainer.dispose();
    if (activations.cell !== "lstm") throw new Error("not an LSTM");
    expect(largestDifference(activations.hidden.data, hidden)).toBeLessThan(TOLERANCES[steps]!);
    expect(largestDifference(activations.cellState.data, cell)).toBeLessThan(TOLERANCES[steps]!);
  },
);
