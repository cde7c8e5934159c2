import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";

import {
  repeatedOrder,
  smallArchitecture,
  smallDataset,
  smallOptions,
} from "../test/small-trainer.ts";
import { defaultAdam } from "./adam.ts";
import type { Architecture } from "./architecture.ts";
import { createFusedPredictor } from "./fused/fused-predictor.ts";
import { createFusedTrainer } from "./fused/fused-trainer.ts";
import { stepsPerCall } from "./fused/steps-per-call.ts";
import { createLayersPredictor } from "./layers/layers-predictor.ts";
import { createLayersTrainer } from "./layers/layers-trainer.ts";
import type { Predictor, TrainerFactory, TrainerOptions } from "./trainer.ts";
import { initialWeights, type Weights } from "./weights.ts";
import { yieldToEventLoop } from "./yield-to-event-loop.ts";

const stateful: Architecture = { ...smallArchitecture, stateful: true };
const weights = initialWeights(stateful, 7);
const { inputs } = smallDataset;
const { classes } = stateful;

interface Implementation {
  readonly name: string;
  readonly createTrainer: TrainerFactory;
  readonly createPredictor: (
    architecture: Architecture,
    weights: Weights,
  ) => Predictor | Promise<Predictor>;
}

const implementations: Implementation[] = [
  { name: "fused", createTrainer: createFusedTrainer, createPredictor: createFusedPredictor },
  { name: "layers", createTrainer: createLayersTrainer, createPredictor: createLayersPredictor },
];

function options(changes: Partial<TrainerOptions> = {}): TrainerOptions {
  return smallOptions({ architecture: stateful, ...changes });
}

beforeAll(async () => {
  await tf.setBackend("cpu");
});

describe.each(implementations)("a stateful $name network", ({ createTrainer, createPredictor }) => {
  it("starts each predict() from zeros and goes on from sample to sample", async () => {
    const carrying = await createPredictor(stateful, weights);
    const cold = await createPredictor({ ...stateful, stateful: false }, weights);
    const answers = await carrying.predict(inputs);
    const coldAnswers = await cold.predict(inputs);
    expect(answers.subarray(0, classes)).toEqual(coldAnswers.subarray(0, classes));
    expect(answers.subarray(classes, 2 * classes)).not.toEqual(
      coldAnswers.subarray(classes, 2 * classes),
    );
    expect(await carrying.predict(inputs)).toEqual(answers);
    // A sample's answer depends on those before it, not on those behind it.
    expect(await carrying.predict(inputs.subarray(0, 12))).toEqual(
      answers.subarray(0, 4 * classes),
    );
    carrying.dispose();
    cold.dispose();
  });

  it("is judged by evaluate() on the answers of predict()", async () => {
    const predictor = await createPredictor(stateful, weights);
    const answers = await predictor.predict(inputs);
    const losses = [...smallDataset.targets].map(
      (target, sample) => -Math.log(answers[sample * classes + target]!),
    );
    const { lossNats } = await predictor.evaluate(smallDataset);
    expect(lossNats).toBeCloseTo(losses.reduce((sum, loss) => sum + loss) / losses.length, 5);
    predictor.dispose();
  });

  it("starts each epoch from zeros, so that a training goes on from its state() to the bit", async () => {
    const unbroken = await createTrainer(options());
    await unbroken.trainEpoch(repeatedOrder(23));
    const state = await unbroken.state();
    const metrics = await unbroken.trainEpoch(repeatedOrder(23));
    const resumed = await createTrainer(options({ state }));
    expect(await resumed.trainEpoch(repeatedOrder(23))).toEqual(metrics);
    expect(await resumed.state()).toEqual(await unbroken.state());
    unbroken.dispose();
    resumed.dispose();
  });

  it("learns otherwise than one that starts each sample from zeros", async () => {
    const carrying = await createTrainer(options());
    const cold = await createTrainer(smallOptions());
    // The first sample of an epoch has nothing before it.
    for (const [length, isSame] of [
      [1, true],
      [2, false],
    ] as const) {
      await carrying.trainEpoch(repeatedOrder(23, length));
      await cold.trainEpoch(repeatedOrder(23, length));
      const { kernel } = (await carrying.state()).weights;
      const difference = (await cold.state()).weights.kernel.some(
        (value, index) => value !== kernel[index],
      );
      expect(difference).toBe(!isSame);
    }
    carrying.dispose();
    cold.dispose();
  });

  it("takes one sample a step", async () => {
    await expect(createTrainer(options({ batchSize: 2 }))).rejects.toThrow(
      new RangeError(
        "Cannot create a trainer: a stateful layer takes one sample a step, so batchSize must be 1, received 2",
      ),
    );
  });
});

it("a stateful layers trainer is not disturbed by questions in the middle of an epoch", async () => {
  const asked = await createLayersTrainer(options());
  const unasked = await createLayersTrainer(options());
  const epoch = asked.trainEpoch(repeatedOrder(23));
  for (let question = 0; question < 10; question++) {
    await asked.predict(inputs);
    await yieldToEventLoop();
  }
  await epoch;
  await unasked.trainEpoch(repeatedOrder(23));
  expect(await asked.state()).toEqual(await unasked.state());
  asked.dispose();
  unasked.dispose();
});

it("a stateful fused trainer carries its state over the parts of a long epoch, whatever is asked in between", async () => {
  // Moves no weight, so that a predictor comes to the same state.
  const adam = { ...defaultAdam, learningRate: 1e-30 };
  // The last sample begins a part of its own.
  const order = repeatedOrder(23, stepsPerCall(stateful, 1) + 1);
  const trainer = await createFusedTrainer(options({ adam }));
  const epoch = trainer.trainEpoch(order);
  const isLater = epoch.then(() => true);
  await trainer.predict(inputs.subarray(0, 9));
  expect(await Promise.race([isLater, Promise.resolve(false)])).toBe(false);
  await epoch;
  const predictor = await createFusedPredictor(stateful, weights);
  const answers = await predictor.predict(
    Float32Array.from(
      [...order].flatMap((index) => [...inputs.subarray(3 * index, 3 * index + 3)]),
    ),
  );
  const { probabilities } = trainer.activations();
  expect(probabilities.data).toEqual(answers.subarray(-classes));
  trainer.dispose();
  predictor.dispose();
});

it("a stateful fused trainer's backpropagate() starts from zeros", async () => {
  const trainer = await createFusedTrainer(options());
  await trainer.trainEpoch(repeatedOrder(23));
  const { weights: trained } = await trainer.state();
  const cold = await createFusedPredictor(smallArchitecture, trained);
  const sample = { inputs: inputs.slice(9, 12), targets: smallDataset.targets.slice(3, 4) };
  await trainer.backpropagate(sample);
  expect(trainer.activations().probabilities.data).toEqual(await cold.predict(sample.inputs));
  trainer.dispose();
  cold.dispose();
});
