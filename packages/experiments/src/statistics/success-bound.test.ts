import { expect, it } from "vitest";

import { successBound } from "./success-bound.ts";

it("successBound() is Clopper and Pearson's one-sided bound, the n-th root of 1 − confidence", () => {
  for (const trials of [1, 2, 20, 59, 200, 10_000]) {
    expect(successBound(trials)).toBeCloseTo(0.05 ** (1 / trials), 12);
    expect(successBound(trials, 0.99)).toBeCloseTo(0.01 ** (1 / trials), 12);
  }
});

it("successBound() says that 20 of 20 is at least 86 %, and that 59 are needed for 95 %", () => {
  // The number of tests without failure that shows a reliability of 95 % with confidence 95 %: 59, not 58.
  expect(successBound(20)).toBeCloseTo(0.861, 3);
  expect(successBound(59)).toBeGreaterThan(0.95);
  expect(successBound(58)).toBeLessThan(0.95);
});

it("successBound() nears the rule of three", () => {
  // Hanley and Lippman-Hand, 1983: 1 − 3/n.
  expect(successBound(1000)).toBeCloseTo(1 - 3 / 1000, 4);
});

it.each([0, 1.5, -1])("successBound(%d) throws RangeError", (trials) => {
  expect(() => successBound(trials)).toThrow("trials must be an integer in 1..10000000");
});
