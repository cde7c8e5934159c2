import { expect, it } from "vitest";

import { slidingWindows } from "./sliding-windows.ts";

const alphabetIds = Int32Array.from({ length: 26 }, (_, id) => id);

it("slidingWindows() gives each window in order with the id that follows it", () => {
  expect(slidingWindows([5, 6, 7, 8], 2)).toEqual({
    length: 2,
    count: 2,
    inputs: Int32Array.of(5, 6, 6, 7),
    targets: Int32Array.of(7, 8),
  });
});

it("slidingWindows() gives the tutorial's 25 windows of one letter and 23 of three", () => {
  expect(slidingWindows(alphabetIds, 1).count).toBe(25);
  expect(slidingWindows(alphabetIds, 3).count).toBe(23);
});

it("slidingWindows() gives one window when length is one less than the sequence", () => {
  expect(slidingWindows(alphabetIds, 25).targets).toEqual(Int32Array.of(25));
});

it("slidingWindows() does not keep the sequence", () => {
  const ids = Int32Array.of(0, 1, 2);
  const { inputs, targets } = slidingWindows(ids, 1);
  ids.fill(9);
  expect(inputs).toEqual(Int32Array.of(0, 1));
  expect(targets).toEqual(Int32Array.of(1, 2));
});

it.each([0, -1, 26, 1.5, Number.NaN])(
  "slidingWindows() throws RangeError when length is %d",
  (length) => {
    expect(() => slidingWindows(alphabetIds, length)).toThrow(
      new RangeError(
        `Cannot create windows: length must be an integer in 1..25, received ${length}`,
      ),
    );
  },
);

it("slidingWindows() throws RangeError when the sequence has fewer than 2 symbols", () => {
  const sentence = "Cannot create windows: the sequence must have at least 2 symbols, received";
  expect(() => slidingWindows([], 1)).toThrow(new RangeError(`${sentence} 0`));
  expect(() => slidingWindows([0], 1)).toThrow(new RangeError(`${sentence} 1`));
});
