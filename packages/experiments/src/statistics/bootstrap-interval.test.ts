import { createRandom, normal } from "@alphabet-lstm/data";
import { mean, median, quantileSorted, standardDeviation } from "simple-statistics";
import { expect, it } from "vitest";

import { bootstrapInterval } from "./bootstrap-interval.ts";

/** Efron and Tibshirani, An Introduction to the Bootstrap, table 2.1: days that treated mice survived. */
const mice = [94, 197, 16, 38, 99, 141, 23];

/** The statistic of each of many resamples. */
function resampled(statistic: (resample: number[]) => number, resampleCount: number): number[] {
  const seen: number[] = [];
  bootstrapInterval(mice, {
    random: createRandom(0, "mice"),
    resampleCount,
    statistic: (resample) => {
      seen.push(statistic(resample));
      return 0;
    },
  });
  return seen;
}

it("bootstrapInterval() resamples as Efron and Tibshirani's table 2.2 has it", () => {
  // Its last column: the standard errors that infinitely many resamples would give.
  expect(standardDeviation(resampled(mean, 100_000))).toBeCloseTo(23.36, 0);
  expect(standardDeviation(resampled(median, 100_000))).toBeCloseTo(37.83, 0);
});

it("bootstrapInterval() finds each of the 27 resamples of three values equally often", () => {
  const counts = new Map<string, number>();
  bootstrapInterval([1, 5, 12], {
    random: createRandom(0, "all 27"),
    resampleCount: 27_000,
    statistic: (resample) => {
      counts.set(resample.join(), (counts.get(resample.join()) ?? 0) + 1);
      return 0;
    },
  });
  expect(counts.size).toBe(27);
  // χ² of 26 degrees of freedom is below 54.05 but once in a thousand.
  const squares = [...counts.values()].map((count) => (count - 1000) ** 2 / 1000);
  expect(squares.reduce((sum, square) => sum + square)).toBeLessThan(54.05);
});

it("bootstrapInterval() nears the interval of all 27 resamples of three values", () => {
  const three = [1, 5, 12];
  const means = three.flatMap((a) => three.flatMap((b) => three.map((c) => (a + b + c) / 3)));
  const sorted = means.toSorted((a, b) => a - b);
  const random = createRandom(0, "three");
  const { low, high } = bootstrapInterval(three, {
    random,
    resampleCount: 50_000,
    confidence: 0.8,
  });
  expect(low).toBeCloseTo(quantileSorted(sorted, 0.1), 12);
  expect(high).toBeCloseTo(quantileSorted(sorted, 0.9), 12);
});

it("bootstrapInterval() holds the true mean about as often as it says", () => {
  const random = createRandom(0, "coverage");
  let held = 0;
  for (let trial = 0; trial < 400; trial++) {
    const values = Array.from({ length: 40 }, () => normal(random));
    const { low, high } = bootstrapInterval(values, { random, resampleCount: 400 });
    if (low <= 0 && 0 <= high) held++;
  }
  // The percentile interval is known to be a little short of its 95 % with few values.
  expect(held / 400).toBeGreaterThan(0.9);
  expect(held / 400).toBeLessThan(0.98);
});

it("bootstrapInterval() is the same for the same stream, and one point where all values are equal", () => {
  const twice = [0, 1].map(() => bootstrapInterval(mice, { random: createRandom(3, "x") }));
  expect(twice[0]).toEqual(twice[1]);
  expect(bootstrapInterval([100, 100], { random: createRandom(0, "x") })).toEqual({
    low: 100,
    high: 100,
  });
});

it.each([
  [{ values: [] }, "Cannot bootstrap a sample without values"],
  [{ values: [1], resampleCount: 0 }, "resampleCount must be an integer in 1..1000000, received 0"],
  [{ values: [1], confidence: 0 }, "confidence must be a number above 0 and at most 1, received 0"],
])("bootstrapInterval() throws RangeError for %j", ({ values, ...options }, message) => {
  const random = createRandom(0, "x");
  expect(() => bootstrapInterval(values, { random, ...options })).toThrow(message);
});
