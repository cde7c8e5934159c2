import * as fc from "fast-check";
import { expect, it } from "vitest";

import { createAlphabet } from "./alphabet.ts";
import { createRandom } from "./random.ts";
import { createVariableLengthDataset } from "./variable-length-dataset.ts";
import { PADDING_ID, variableLengthWindows } from "./variable-length-windows.ts";

const sizes = fc.integer({ min: 3, max: 40 }).chain((symbolCount) =>
  fc.record({
    symbolCount: fc.constant(symbolCount),
    maxLength: fc.integer({ min: 1, max: symbolCount - 1 }),
    count: fc.integer({ min: 1, max: 30 }),
  }),
);

it("variableLengthWindows() draws runs of following ids, padded at their beginning, and the id after them", () => {
  fc.assert(
    fc.property(fc.nat(), sizes, (seed, options) => {
      const { inputs, targets, length } = variableLengthWindows(createRandom(seed, "w"), options);
      expect(inputs).toHaveLength(options.count * options.maxLength);
      targets.forEach((target, window) => {
        const ids = [...inputs.subarray(window * length, (window + 1) * length)];
        const start = ids.findIndex((id) => id !== PADDING_ID);
        expect(start).toBeGreaterThanOrEqual(0);
        ids.slice(start).forEach((id, place) => {
          expect(id).toBe(target - (length - start) + place);
        });
        expect(target).toBeLessThan(options.symbolCount);
      });
    }),
  );
});

it("variableLengthWindows() draws every length and every target that there can be", () => {
  const options = { symbolCount: 26, maxLength: 5, count: 1000 };
  const { inputs, targets } = variableLengthWindows(createRandom(0, "w"), options);
  const lengths = Array.from(
    targets,
    (_, window) => inputs.subarray(window * 5, window * 5 + 5).filter((id) => id >= 0).length,
  );
  expect(new Set(lengths)).toEqual(new Set([1, 2, 3, 4, 5]));
  // A never follows anything, as in the article.
  expect(new Set(targets).size).toBe(25);
});

it("variableLengthWindows() throws RangeError for a window that the alphabet has no room for", () => {
  expect(() =>
    variableLengthWindows(createRandom(0, "w"), { symbolCount: 3, maxLength: 3, count: 1 }),
  ).toThrow(
    new RangeError("Cannot draw windows: maxLength must be an integer in 1..2, received 3"),
  );
});

it("createVariableLengthDataset() writes ids over the alphabet's size, and the padding value before them", () => {
  const dataset = createVariableLengthDataset({
    alphabet: createAlphabet("ABCD"),
    maxLength: 3,
    sampleCount: 20,
    paddingValue: -1,
    random: createRandom(1, "w"),
  });
  expect(dataset.inputShape).toEqual([20, 3, 1]);
  dataset.inputs.forEach((value, place) => {
    const id = dataset.windows.inputs[place]!;
    expect(value).toBe(id === PADDING_ID ? -1 : id / 4);
  });
});
