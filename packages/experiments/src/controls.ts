import {
  configurations,
  featureWindow,
  type ModelConfiguration,
  singleLetter,
  timeSteps,
} from "@alphabet-lstm/models";

import { experimentDataset, type ExperimentOptions, createExperiment } from "./experiment.ts";
import { type Setup, setupOf } from "./setup.ts";

/** The name of a control. */
export type ControlId =
  | "one-hot"
  | "more-epochs"
  | "full-batch"
  | "dense-window"
  | "shared-weights"
  | "simple-rnn"
  | "sigmoid"
  | "state-within-batch"
  | "stateful"
  | "variable-length";

/** An experiment that puts a claim to the test: the same seeds with and without what the claim holds to matter. */
export interface Control {
  readonly id: ControlId;
  /** What is changed, and what it is held against. */
  readonly pairs: readonly ControlPair[];
  /** So many of the pairs, from the first, decide about the claim; 1 by default. The others stand beside them. */
  readonly decisiveCount?: number;
}

/** Two setups that differ in what the claim is about. */
export interface ControlPair {
  readonly changed: Setup;
  readonly against: Setup;
}

/** The seeds of a control where nothing else is asked for. */
export const CONTROL_SEEDS = "0..19";

/** As many Adam steps as the tutorial takes with one sample each. */
const FULL_BATCH_EPOCHS = 12_500;

function setup(configuration: ModelConfiguration, options: ExperimentOptions = {}): Setup {
  return setupOf(createExperiment(configuration, options));
}

/** Each of some models, changed in the same way, against itself unchanged. */
function changedModels(
  models: readonly ModelConfiguration[],
  options: ExperimentOptions,
): ControlPair[] {
  return models.map((model) => ({ changed: setup(model, options), against: setup(model) }));
}

/** The whole of a model's samples in each step, as many steps as one by one. */
function fullBatch(model: ModelConfiguration): ControlPair {
  const batchSize = experimentDataset(createExperiment(model)).windows.count;
  const epochs = FULL_BATCH_EPOCHS;
  return { changed: setup(model, { batchSize, epochs }), against: setup(model) };
}

/** A layer of 32 tanh units on the window: a SimpleRNN that reads one step is that, for its recurrent kernel meets zeros. */
const denseLayer: ExperimentOptions = { cell: "simple-rnn" };

/** The article's "LSTM State Within A Batch": 16 units, all samples in each batch, 5,000 epochs. */
const withinBatch: ExperimentOptions = { units: 16, batchSize: 25, epochs: 5000 };

/** The article's "Stateful LSTM for a One-Char to One-Char Mapping": 50 units, 300 epochs in order. */
const stateful: ExperimentOptions = { units: 50, epochs: 300, stateful: true, shuffle: false };

/** The article's "LSTM with Variable-Length Input to One-Char Output": 1,000 windows of 1 to 5 letters. */
function variableLength(padding: "zero" | "masked"): Setup {
  return setup(timeSteps, {
    model: "5x1",
    framing: { timeSteps: 5, features: 1 },
    variableLength: { sampleCount: 1000, padding },
  });
}

/**
 * The controls that put the tutorial's explanation, and its source's further experiments, to the test.
 *
 * @see https://machinelearningmastery.com/understanding-stateful-lstm-recurrent-neural-networks-python-keras/
 */
export const controls: readonly Control[] = [
  { id: "one-hot", pairs: changedModels(configurations, { encoding: "one-hot" }) },
  { id: "more-epochs", pairs: changedModels(configurations, { epochs: 3000 }), decisiveCount: 2 },
  { id: "full-batch", pairs: configurations.map(fullBatch) },
  {
    id: "dense-window",
    pairs: [
      { changed: setup(featureWindow, denseLayer), against: setup(featureWindow) },
      {
        changed: setup(featureWindow, { ...denseLayer, encoding: "one-hot" }),
        against: setup(timeSteps),
      },
    ],
  },
  {
    id: "shared-weights",
    pairs: [{ changed: setup(timeSteps), against: setup(singleLetter) }],
  },
  {
    id: "simple-rnn",
    pairs: [
      { changed: setup(timeSteps, { cell: "simple-rnn" }), against: setup(singleLetter) },
      ...changedModels([timeSteps], { cell: "simple-rnn" }),
    ],
  },
  { id: "sigmoid", pairs: changedModels(configurations, { recurrentActivation: "sigmoid" }) },
  {
    id: "state-within-batch",
    pairs: [
      {
        changed: setup(singleLetter, { ...withinBatch, shuffle: false }),
        against: setup(singleLetter, withinBatch),
      },
    ],
  },
  {
    id: "stateful",
    pairs: [
      { changed: setup(singleLetter, stateful), against: setup(singleLetter) },
      {
        changed: setup(singleLetter, { ...stateful, coldStart: true }),
        against: setup(singleLetter, stateful),
      },
    ],
  },
  {
    id: "variable-length",
    pairs: [{ changed: variableLength("masked"), against: variableLength("zero") }],
  },
];

/**
 * Finds a control by its name.
 *
 * @throws RangeError if there is none of that name
 * @example
 * ```ts
 * import { findControl } from "@alphabet-lstm/experiments";
 *
 * findControl("one-hot").pairs.length; // → 3
 * ```
 */
export function findControl(id: string): Control {
  const found = controls.find((control) => control.id === id);
  if (found) return found;
  const known = controls.map((control) => control.id).join(", ");
  throw new RangeError(
    `Cannot find the control ${JSON.stringify(id.slice(0, 40))}: it must be one of ${known}`,
  );
}
