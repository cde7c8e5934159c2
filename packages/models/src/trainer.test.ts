import { expect, it } from "vitest";

import { smallArchitecture, smallDataset, smallOptions } from "../test/small-trainer.ts";
import { defaultAdam } from "./adam.ts";
import {
  checkOrder,
  checkSamples,
  checkTrainerOptions,
  countSamples,
  startState,
  TrainingDivergedError,
  type TrainerOptions,
  type TrainerState,
} from "./trainer.ts";
import { initialWeights, zeroWeights } from "./weights.ts";

const { inputs, targets } = smallDataset;
const { state } = smallOptions();

function check(changes: Partial<TrainerOptions>): () => void {
  return () => checkTrainerOptions(smallOptions(changes));
}

function checkState(changes: Partial<TrainerState>): () => void {
  return check({ state: { ...state, ...changes } });
}

it("checkTrainerOptions() accepts the options of a model, from the start and from the middle", () => {
  expect(check({})).not.toThrow();
  expect(checkState({ stepCount: 46, epochCount: 2 })).not.toThrow();
});

it("checkTrainerOptions() throws RangeError for an architecture out of range", () => {
  expect(check({ architecture: { ...smallArchitecture, classes: 1 } })).toThrow(
    new RangeError("Cannot build the model: classes must be an integer in 2..10000, received 1"),
  );
});

it("checkTrainerOptions() throws RangeError for samples of another shape", () => {
  expect(check({ samples: { inputs: inputs.subarray(1), targets } })).toThrow(
    new RangeError(
      "Cannot read the inputs: each sample must have 3 × 1 numbers, received 68 numbers in all",
    ),
  );
});

it("checkTrainerOptions() throws RangeError for weights and moments of another architecture", () => {
  const other = zeroWeights({ ...smallArchitecture, features: 2 });
  const expected = "kernel must have the shape 1 × 20 (20 numbers), received 40 numbers";
  expect(checkState({ weights: other })).toThrow(
    new RangeError(`Cannot use the weights: ${expected}`),
  );
  expect(checkState({ firstMoments: other })).toThrow(
    new RangeError(`Cannot use the first moments: ${expected}`),
  );
  expect(checkState({ secondMoments: other })).toThrow(
    new RangeError(`Cannot use the second moments: ${expected}`),
  );
});

it.each(["stepCount", "epochCount"] as const)(
  "checkTrainerOptions() throws RangeError when %s is below 0",
  (name) => {
    expect(checkState({ [name]: -1 })).toThrow(
      new RangeError(
        `Cannot create a trainer: ${name} must be an integer in 0..9007199254740991, received -1`,
      ),
    );
  },
);

it("checkTrainerOptions() throws RangeError for a learning rate of 0", () => {
  expect(check({ adam: { ...defaultAdam, learningRate: 0 } })).toThrow(
    new RangeError(
      "Cannot set up Adam: learningRate must be a number above 0 and at most 3.4e+38, received 0",
    ),
  );
});

it.each([0, 10_001, 1.5])(
  "checkTrainerOptions() throws RangeError when batchSize is %d",
  (size) => {
    expect(check({ batchSize: size })).toThrow(
      new RangeError(
        `Cannot create a trainer: batchSize must be an integer in 1..10000, received ${size}`,
      ),
    );
  },
);

it("countSamples() divides the inputs by the numbers of a sample", () => {
  expect(countSamples(smallArchitecture, inputs)).toBe(23);
  expect(countSamples({ ...smallArchitecture, features: 23 }, inputs)).toBe(1);
});

it.each([0, 2, 4])("countSamples() throws RangeError for %d numbers", (length) => {
  expect(() => countSamples(smallArchitecture, new Float32Array(length))).toThrow(
    new RangeError(
      `Cannot read the inputs: each sample must have 3 × 1 numbers, received ${length} numbers in all`,
    ),
  );
});

it("checkSamples() throws RangeError when there are fewer targets than inputs", () => {
  expect(() => checkSamples(smallArchitecture, { inputs, targets: targets.subarray(1) })).toThrow(
    new RangeError("Cannot read the samples: 23 inputs need as many targets, received 22"),
  );
});

it.each([-1, 26])("checkSamples() throws RangeError for the target %d", (target) => {
  const wrong = targets.with(22, target);
  expect(() => checkSamples(smallArchitecture, { inputs, targets: wrong })).toThrow(
    new RangeError(
      `Cannot read the samples: a target must be an integer in 0..25, received ${target}`,
    ),
  );
});

it("checkOrder() accepts any indices of samples, some twice and some not at all", () => {
  expect(() => checkOrder(Int32Array.of(22, 0, 0), 23)).not.toThrow();
});

it("checkOrder() throws RangeError for an empty order", () => {
  expect(() => checkOrder(new Int32Array(), 23)).toThrow(
    new RangeError("Cannot train an epoch: the order is empty"),
  );
});

it.each([-1, 23])("checkOrder() throws RangeError for the index %d of 23 samples", (index) => {
  expect(() => checkOrder(Int32Array.of(0, index), 23)).toThrow(
    new RangeError(
      `Cannot train an epoch: an index of the order must be an integer in 0..22, received ${index}`,
    ),
  );
});

it("startState() has taken no step, and has moments of 0", () => {
  const weights = initialWeights(smallArchitecture, 7);
  expect(startState(smallArchitecture, weights)).toEqual({
    weights,
    firstMoments: zeroWeights(smallArchitecture),
    secondMoments: zeroWeights(smallArchitecture),
    stepCount: 0,
    epochCount: 0,
  });
});

it("startState() gives the two moments arrays of their own", () => {
  const { firstMoments, secondMoments } = startState(smallArchitecture, state.weights);
  expect(firstMoments.bias).not.toBe(secondMoments.bias);
});

it("TrainingDivergedError says when it happened and what to do", () => {
  const error = new TrainingDivergedError({ epoch: 3, step: 52, learningRate: 10 });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: "TrainingDivergedError", epoch: 3, step: 52 });
  expect(error.message).toBe(
    "Training diverged: the loss stopped being finite in epoch 3 (step 52); lower the learning rate, now 10",
  );
});
