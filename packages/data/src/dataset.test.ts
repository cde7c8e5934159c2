import { expect, it } from "vitest";

import { createAlphabet } from "./alphabet.ts";
import { createDataset } from "./dataset.ts";

it.each([
  ["single letters", { timeSteps: 1, features: 1 }, [25, 1, 1]],
  ["feature windows", { timeSteps: 1, features: 3 }, [23, 1, 3]],
  ["time steps", { timeSteps: 3, features: 1 }, [23, 3, 1]],
  ["2 × 2", { timeSteps: 2, features: 2 }, [22, 2, 2]],
] as const)("createDataset() gives %s their shape", (_, framing, shape) => {
  const dataset = createDataset({ framing });
  expect(dataset.inputShape).toEqual(shape);
  expect(dataset.inputs).toHaveLength(shape[0] * shape[1] * shape[2]);
  expect(dataset.targets).toHaveLength(shape[0]);
  expect(dataset.classCount).toBe(26);
});

it("createDataset() gives ids over 26, and the id of the next letter", () => {
  const { inputs, targets } = createDataset({ framing: { timeSteps: 3, features: 1 } });
  expect(inputs.slice(0, 6)).toEqual(Float32Array.from([0, 1, 2, 1, 2, 3], (id) => id / 26));
  expect(inputs.slice(-3)).toEqual(Float32Array.from([22, 23, 24], (id) => id / 26));
  expect([...targets]).toEqual(Array.from({ length: 23 }, (_, sample) => sample + 3));
});

it("createDataset() gives the feature windows and the time steps the same numbers", () => {
  const features = createDataset({ framing: { timeSteps: 1, features: 3 } });
  const steps = createDataset({ framing: { timeSteps: 3, features: 1 } });
  expect(features.inputs).toEqual(steps.inputs);
  expect(features.targets).toEqual(steps.targets);
});

it("createDataset() widens features when the encoding is one-hot", () => {
  const { inputs, inputShape } = createDataset({
    framing: { timeSteps: 1, features: 2 },
    alphabet: createAlphabet("αβγ"),
    encoding: "one-hot",
  });
  expect(inputShape).toEqual([1, 1, 6]);
  expect(inputs).toEqual(Float32Array.of(1, 0, 0, 0, 1, 0));
});

it("createDataset() slides over a sequence of the alphabet", () => {
  const alphabet = createAlphabet("do re mi");
  const { windows, targets, classCount } = createDataset({
    framing: { timeSteps: 1, features: 1 },
    alphabet,
    sequence: "mi mi do re",
  });
  expect(windows.inputs).toEqual(Int32Array.of(2, 2, 0));
  expect(targets).toEqual(Int32Array.of(2, 0, 1));
  expect(classCount).toBe(3);
});

it("createDataset() remembers what it is made from", () => {
  const alphabet = createAlphabet("αβγ");
  const framing = { timeSteps: 2, features: 1 };
  expect(createDataset({ framing, alphabet })).toMatchObject({
    alphabet,
    framing,
    encoding: "normalized",
  });
});

it("createDataset() throws RangeError when the sequence is shorter than a window plus one", () => {
  expect(() => createDataset({ framing: { timeSteps: 2, features: 13 } })).toThrow(
    new RangeError(
      "Cannot create a dataset: 2 time steps × 13 features need a sequence of at least 27 symbols, received 26",
    ),
  );
  expect(createDataset({ framing: { timeSteps: 5, features: 5 } }).windows.count).toBe(1);
});

it("createDataset() throws RangeError for a symbol outside the alphabet", () => {
  expect(() =>
    createDataset({ framing: { timeSteps: 1, features: 1 }, sequence: "ABBA!" }),
  ).toThrow(new RangeError('Cannot encode "!": it is not in the alphabet A, B, …, Z (26 symbols)'));
});

it("createDataset() throws RangeError for a framing without time steps", () => {
  expect(() => createDataset({ framing: { timeSteps: 0, features: 3 } })).toThrow(
    new RangeError("Cannot frame a window: timeSteps must be an integer in 1..10000, received 0"),
  );
});
