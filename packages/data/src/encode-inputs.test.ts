import { expect, it } from "vitest";

import { encodeInputs, type Encoding, inputWidth } from "./encode-inputs.ts";

it("encodeInputs() divides ids by the size of the alphabet, in single precision", () => {
  expect(encodeInputs([0, 13, 1], 26, "normalized")).toEqual(
    Float32Array.of(0, 0.5, Math.fround(1 / 26)),
  );
});

it("encodeInputs() widens each id to a row when the encoding is one-hot", () => {
  expect(encodeInputs([2, 0], 3, "one-hot")).toEqual(Float32Array.of(0, 0, 1, 1, 0, 0));
});

it.each([-1, 26, 0.5])("encodeInputs() throws RangeError for the id %d", (id) => {
  const expected = `an id must be an integer in 0..25, received ${id}`;
  expect(() => encodeInputs([0, id], 26, "normalized")).toThrow(
    new RangeError(`Cannot encode inputs: ${expected}`),
  );
  expect(() => encodeInputs([0, id], 26, "one-hot")).toThrow(
    new RangeError(`Cannot encode one-hot: ${expected}`),
  );
});

it("encodeInputs() throws RangeError for an unknown encoding", () => {
  expect(() => encodeInputs([0], 26, "binary" as Encoding)).toThrow(
    new RangeError(
      'Cannot encode inputs: encoding must be one of normalized, one-hot, received "binary"',
    ),
  );
});

it("inputWidth() is the features, each as wide as the encoding makes it", () => {
  expect(inputWidth({ timeSteps: 2, features: 3 }, 26, "normalized")).toBe(3);
  expect(inputWidth({ timeSteps: 2, features: 3 }, 26, "one-hot")).toBe(78);
});

it("encodeInputs() throws RangeError for an alphabet size that is no positive integer", () => {
  for (const size of [-1, 0, NaN, 2.5]) {
    expect(() => encodeInputs([0], size, "normalized")).toThrow(
      /alphabetSize must be an integer in 1\.\./u,
    );
  }
});
