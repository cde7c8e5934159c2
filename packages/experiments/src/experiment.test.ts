import { createAlphabet } from "@alphabet-lstm/data";
import {
  configurations,
  defaultAdam,
  featureWindow,
  singleLetter,
  timeSteps,
} from "@alphabet-lstm/models";
import { expect, it } from "vitest";

import {
  checkExperiment,
  createExperiment,
  type Experiment,
  experimentArchitecture,
  experimentDataset,
  type ExperimentOptions,
} from "./experiment.ts";

it("createExperiment() describes the tutorial's training of a model", () => {
  expect(createExperiment(featureWindow)).toStrictEqual({
    model: "model-2",
    alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split(""),
    framing: { timeSteps: 1, features: 3 },
    encoding: "normalized",
    cell: "lstm",
    units: 32,
    recurrentActivation: "hard-sigmoid",
    epochs: 500,
    batchSize: 1,
    seed: 7,
    adam: defaultAdam,
  });
});

it("createExperiment() puts the options given in place of the tutorial's", () => {
  const options = {
    model: "solfege",
    alphabet: ["do", "re", "mi"],
    framing: { timeSteps: 2, features: 1 },
    encoding: "one-hot",
    cell: "simple-rnn",
    units: 4,
    recurrentActivation: "sigmoid",
    epochs: 3,
    batchSize: 2,
    seed: 0,
  } as const;
  expect(createExperiment(singleLetter, options)).toStrictEqual({ ...options, adam: defaultAdam });
});

it("createExperiment() takes some of Adam's options, and the defaults for the others", () => {
  const adam = { learningRate: 0.01 };
  expect(createExperiment(singleLetter, { adam }).adam).toEqual({
    ...defaultAdam,
    learningRate: 0.01,
  });
});

it("createExperiment() takes undefined for an option that is not given", () => {
  const options = { model: undefined, epochs: undefined } as unknown as ExperimentOptions;
  expect(createExperiment(timeSteps, options)).toStrictEqual(createExperiment(timeSteps));
});

it.each(configurations)("createExperiment() of $id is the same after JSON", (configuration) => {
  const experiment = createExperiment(configuration);
  expect(JSON.parse(JSON.stringify(experiment))).toStrictEqual(experiment);
});

const refusals: readonly [options: object, sentence: string][] = [
  [{ epochs: 0 }, "set up the experiment: epochs must be an integer in 1..1000000, received 0"],
  [
    { epochs: 1_000_001 },
    "set up the experiment: epochs must be an integer in 1..1000000, received 1000001",
  ],
  [{ epochs: 1.5 }, "set up the experiment: epochs must be an integer in 1..1000000, received 1.5"],
  [{ batchSize: 0 }, "set up the experiment: batchSize must be an integer in 1..10000, received 0"],
  [
    { batchSize: 10_001 },
    "set up the experiment: batchSize must be an integer in 1..10000, received 10001",
  ],
  [
    { seed: -1 },
    "set up the experiment: seed must be an integer in 0..9007199254740991, received -1",
  ],
  [
    { seed: 2 ** 53 },
    "set up the experiment: seed must be an integer in 0..9007199254740991, received 9007199254740992",
  ],
  [
    { adam: { learningRate: 0 } },
    "set up Adam: learningRate must be a number above 0 and at most 3.4e+38, received 0",
  ],
  [{ units: 0 }, "build the model: units must be an integer in 1..1024, received 0"],
  [{ units: 1025 }, "build the model: units must be an integer in 1..1024, received 1025"],
  [
    { recurrentActivation: "relu" },
    'build the model: recurrentActivation must be one of hard-sigmoid, sigmoid, received "relu"',
  ],
  [
    { encoding: "binary" },
    'encode inputs: encoding must be one of normalized, one-hot, received "binary"',
  ],
  [
    { framing: { timeSteps: 0, features: 1 } },
    "frame a window: timeSteps must be an integer in 1..10000, received 0",
  ],
  [
    { framing: { timeSteps: 1, features: 0 } },
    "frame a window: features must be an integer in 1..10000, received 0",
  ],
  [
    { framing: { timeSteps: 1, features: 10_001 } },
    "frame a window: features must be an integer in 1..10000, received 10001",
  ],
  [
    { framing: { timeSteps: 13, features: 2 } },
    "create a dataset: 13 time steps × 2 features need a sequence of at least 27 symbols, received 26",
  ],
  [{ alphabet: ["A"] }, "create an alphabet: it must have 2..10000 symbols, received 1"],
  [
    { alphabet: ["A", "B", "A"] },
    'create an alphabet: symbols must be distinct, received "A" at positions 0 and 2',
  ],
  [
    { alphabet: ["A", "B C"] },
    'create an alphabet: a symbol must be visible text without white space, received "B C" at position 1',
  ],
];

it.each(refusals)("createExperiment() throws RangeError for %j", (options, sentence) => {
  expect(() => createExperiment(singleLetter, options as ExperimentOptions)).toThrow(
    new RangeError(`Cannot ${sentence}`),
  );
});

it.each([
  [
    { epochs: "500" },
    'set up the experiment: epochs must be an integer in 1..1000000, received "500"',
  ],
  [
    { seed: null },
    "set up the experiment: seed must be an integer in 0..9007199254740991, received null",
  ],
  [
    { adam: { beta1: "0.9" } },
    'set up Adam: beta1 must be a number of at least 0 and at most 0.9999999403953552, received "0.9"',
  ],
  [{ units: [32] }, "build the model: units must be an integer in 1..1024, received an array"],
])("createExperiment() throws TypeError for %j", (options, sentence) => {
  expect(() => createExperiment(singleLetter, options as unknown as ExperimentOptions)).toThrow(
    new TypeError(`Cannot ${sentence}`),
  );
});

it("checkExperiment() refuses an experiment that was changed after createExperiment()", () => {
  const experiment: Experiment = { ...createExperiment(timeSteps), alphabet: ["A", "B", "C"] };
  expect(() => checkExperiment(experiment)).toThrow(
    new RangeError(
      "Cannot create a dataset: 3 time steps × 1 features need a sequence of at least 4 symbols, received 3",
    ),
  );
});

it("experimentDataset() and experimentArchitecture() agree on an alphabet of one's own", () => {
  const experiment = createExperiment(featureWindow, {
    alphabet: createAlphabet("ㄅㄆㄇㄈㄉ").symbols,
    encoding: "one-hot",
    cell: "simple-rnn",
    units: 3,
  });
  expect(experimentDataset(experiment).inputShape).toEqual([2, 1, 15]);
  expect(experimentArchitecture(experiment)).toEqual({
    cell: "simple-rnn",
    timeSteps: 1,
    features: 15,
    units: 3,
    classes: 5,
    recurrentActivation: "hard-sigmoid",
  });
});

it("createExperiment() throws TypeError for an option that does not exist", () => {
  const options = { epoch: 3 } as ExperimentOptions;
  expect(() => createExperiment(singleLetter, options)).toThrow(
    /^Cannot set up the experiment: there is no option "epoch", only model, alphabet, /u,
  );
});

it("createExperiment() takes the default for an option of Adam that is undefined", () => {
  const options = { adam: { learningRate: undefined } } as unknown as ExperimentOptions;
  expect(createExperiment(singleLetter, options).adam.learningRate).toBe(0.001);
});

it("createExperiment() splits an alphabet that is a text, and keeps it composed", () => {
  expect(createExperiment(singleLetter, { alphabet: "do re mi" }).alphabet).toEqual([
    "do",
    "re",
    "mi",
  ]);
  expect(createExperiment(singleLetter, { alphabet: ["e\u0301", "a"] }).alphabet).toEqual([
    "\u00E9",
    "a",
  ]);
});

it.each([
  [{ framing: { timeSteps: 5000, features: 1 }, encoding: "one-hot" }, 250_000_000_000],
  [
    {
      framing: { timeSteps: 9999, features: 1 },
      variableLength: { sampleCount: 1_000_000, padding: "zero" },
    },
    9_999_000_000,
  ],
] as const)(
  "createExperiment() throws RangeError for more inputs than memory holds: %j",
  (options, count) => {
    const alphabet = Array.from({ length: 10_000 }, (_, place) => `s${place}`);
    expect(() => createExperiment(timeSteps, { alphabet, ...options })).toThrow(
      `Cannot set up the experiment: its inputs must be at most 500000000 numbers, received ${count}`,
    );
  },
);
