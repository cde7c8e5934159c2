import { expect, it } from "vitest";

import { describeSample, interquartileMean } from "./describe-sample.ts";

/** https://en.wikipedia.org/wiki/Interquartile_mean, "Dataset size divisible by four". */
const wikipedia = [5, 8, 4, 38, 8, 6, 9, 7, 7, 3, 1, 6];

it("interquartileMean() is that of Wikipedia's worked example", () => {
  expect(interquartileMean(wikipedia.toSorted((a, b) => a - b))).toBe(6.5);
});

it("interquartileMean() cuts as scipy.stats.trim_mean(values, 0.25) does, with which rliable computes it", () => {
  // trim_mean([0, 1, 2, 3, 4, 5, 6, 7, 8, 100], 0.25): int(0.25 · 10) = 2 are cut at each end.
  expect(interquartileMean([0, 1, 2, 3, 4, 5, 6, 7, 8, 100])).toBe(4.5);
  expect(interquartileMean([1, 2, 30])).toBe(11);
});

it("describeSample() has the standard deviation of Wikipedia's example, with n − 1", () => {
  // https://en.wikipedia.org/wiki/Standard_deviation#Basic_examples: the squares of the deviations sum to 32.
  const { mean, standardDeviation } = describeSample([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(mean).toBe(5);
  expect(standardDeviation).toBeCloseTo(Math.sqrt(32 / 7), 14);
});

it("describeSample() has quartiles as R and NumPy by default: Hyndman and Fan's type 7", () => {
  // numpy.percentile([7, 15, 36, 39, 40, 41], [0, 25, 50, 75, 100])
  const { lowerQuartile, median, upperQuartile, minimum, maximum } = describeSample([
    41, 7, 40, 15, 39, 36,
  ]);
  expect([minimum, lowerQuartile, median, upperQuartile, maximum]).toEqual([
    7, 20.25, 37.5, 39.75, 41,
  ]);
});

it("describeSample() describes a single value", () => {
  expect(describeSample([84])).toEqual({
    count: 1,
    mean: 84,
    standardDeviation: 0,
    minimum: 84,
    lowerQuartile: 84,
    median: 84,
    upperQuartile: 84,
    maximum: 84,
    interquartileMean: 84,
  });
});

it("describeSample() throws RangeError without values", () => {
  expect(() => describeSample([])).toThrow(
    new RangeError("Cannot describe a sample without values"),
  );
});
