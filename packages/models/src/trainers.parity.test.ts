import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { createDataset, createRandom, createVariableLengthDataset } from "@alphabet-lstm/data";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";

import { largestDifference } from "../test/golden.ts";
import { repeatedOrder } from "../test/small-trainer.ts";
import { defaultAdam } from "./adam.ts";
import { weightNames } from "./architecture.ts";
import { configurations } from "./configurations/find-configuration.ts";
import { architectureOf, type ModelConfiguration } from "./configurations/model-configuration.ts";
import { singleLetter } from "./configurations/single-letter.ts";
import { timeSteps } from "./configurations/time-steps.ts";
import { createFusedTrainer } from "./fused/fused-trainer.ts";
import { createLayersTrainer } from "./layers/layers-trainer.ts";
import {
  startState,
  type TrainerFactory,
  type TrainerOptions,
  type TrainerState,
} from "./trainer.ts";
import { initialWeights } from "./weights.ts";

const STEPS = 100;

/** Windows of 1 to 5 letters, filled up with masked steps. */
const unequalWindows: ModelConfiguration = {
  ...timeSteps,
  framing: { timeSteps: 5, features: 1 },
  maskValue: -1,
};
const unequalSamples = createVariableLengthDataset({
  maxLength: 5,
  sampleCount: 40,
  paddingValue: -1,
  random: createRandom(7, "windows"),
});

async function stateAfter(
  createTrainer: TrainerFactory,
  configuration: ModelConfiguration,
  changes: Partial<TrainerOptions>,
): Promise<TrainerState> {
  const architecture = architectureOf(configuration, 26);
  const options: TrainerOptions = {
    architecture,
    samples: createDataset(configuration),
    state: startState(architecture, initialWeights(architecture, 7)),
    adam: defaultAdam,
    batchSize: 1,
    ...changes,
  };
  const trainer = await createTrainer(options);
  await trainer.trainEpoch(
    repeatedOrder(options.samples.targets.length, STEPS * options.batchSize),
  );
  const state = await trainer.state();
  trainer.dispose();
  return state;
}

describe.each(["wasm", "cpu"])("tfjs-layers on its %s backend and the fused trainer", (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it.each<[string, ModelConfiguration, Partial<TrainerOptions>]>([
    ...configurations.map((configuration): [string, ModelConfiguration, object] => [
      configuration.id,
      configuration,
      {},
    ]),
    ["the logistic function for gates", { ...timeSteps, recurrentActivation: "sigmoid" }, {}],
    ["a SimpleRNN", { ...timeSteps, cell: "simple-rnn" }, {}],
    ["one-hot inputs", { ...timeSteps, encoding: "one-hot", units: 7 }, {}],
    ["batches of 5", timeSteps, { batchSize: 5 }],
    ["tfjs' place for epsilon", timeSteps, { adam: { ...defaultAdam, epsilonPlacement: "tfjs" } }],
    ["clipped gradients", timeSteps, { adam: { ...defaultAdam, clipNorm: 0.5 } }],
    ["a stateful LSTM", { ...timeSteps, stateful: true }, {}],
    ["a stateful LSTM, one time step", { ...singleLetter, stateful: true }, {}],
    ["a stateful SimpleRNN", { ...timeSteps, cell: "simple-rnn", stateful: true }, {}],
    ["masked steps", unequalWindows, { samples: unequalSamples }],
    ["masked steps in batches of 8", unequalWindows, { samples: unequalSamples, batchSize: 8 }],
    [
      "a SimpleRNN and masked steps",
      { ...unequalWindows, cell: "simple-rnn" },
      { samples: unequalSamples, batchSize: 8 },
    ],
    [
      "a stateful LSTM and masked steps",
      { ...unequalWindows, stateful: true },
      { samples: unequalSamples },
    ],
  ])("agree after 100 steps: %s", async (_, configuration, changes) => {
    const fused = await stateAfter(createFusedTrainer, configuration, changes);
    const layers = await stateAfter(createLayersTrainer, configuration, changes);
    for (const name of weightNames) {
      const difference = largestDifference(fused.weights[name], layers.weights[name]);
      expect(difference, name).toBeLessThan(5e-6);
    }
    expect([fused.stepCount, fused.epochCount]).toEqual([layers.stepCount, layers.epochCount]);
  });
});
