import { expect, it } from "vitest";

import { oneHot } from "./one-hot.ts";

it("oneHot() writes each id as a row with a single 1", () => {
  expect(oneHot([1, 0], 3)).toEqual(Float32Array.of(0, 1, 0, 1, 0, 0));
  expect(oneHot(Int32Array.of(2), 3)).toEqual(Float32Array.of(0, 0, 1));
  expect(oneHot([], 3)).toEqual(new Float32Array());
});

it.each([-1, 3, 1.5])("oneHot() throws RangeError for the id %d of 3 classes", (id) => {
  expect(() => oneHot([0, id], 3)).toThrow(
    new RangeError(`Cannot encode one-hot: an id must be an integer in 0..2, received ${id}`),
  );
});

it("oneHot() throws RangeError for a class count that is no positive integer", () => {
  for (const classCount of [-1, 0, NaN, 2.5]) {
    expect(() => oneHot([0], classCount)).toThrow(/classCount must be an integer in 1\.\./u);
  }
});
