import { expect, it } from "vitest";

import { normal } from "./normal.ts";
import { createRandom, type RandomStream } from "./random.ts";

const count = 100_000;
const random = createRandom(7, "normal");
const draws = Float64Array.from({ length: count }, () => normal(random));

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Φ(x), by Marsaglia's series ½ + φ(x)·(x + x³/3 + x⁵/15 + …). */
function cumulative(x: number): number {
  let term = x;
  let sum = x;
  for (let divisor = 3; sum + term !== sum; divisor += 2) {
    term *= (x * x) / divisor;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

it("normal() draws the numbers that it drew when this was written", () => {
  const stream: RandomStream = createRandom(7, "initial-weights");
  expect([normal(stream), normal(stream), normal(stream)]).toEqual([
    -0.3718177218783454, 0.027071280406127496, -0.438522235241819,
  ]);
});

it("normal() has the mean 0", () => {
  // Four standard errors, 1 / √n each.
  expect(Math.abs(mean(draws))).toBeLessThan(4 / Math.sqrt(count));
});

it("normal() has the variance 1", () => {
  // x² has the variance 2: four standard errors of its mean.
  expect(Math.abs(mean(draws.map((x) => x * x)) - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
});

it("normal() has the fourth moment 3", () => {
  // x⁴ has the variance 105 − 9 = 96: four standard errors of its mean.
  expect(Math.abs(mean(draws.map((x) => x ** 4)) - 3)).toBeLessThan(4 * Math.sqrt(96 / count));
});

it("normal() draws neighbours that do not correlate", () => {
  // The product of two independent draws has the variance 1: four standard errors of its mean.
  const products = draws.subarray(1).map((x, index) => x * draws[index]!);
  expect(Math.abs(mean(products))).toBeLessThan(4 / Math.sqrt(count - 1));
});

it("normal() follows the normal distribution", () => {
  let distance = 0;
  for (const [rank, x] of draws.toSorted().entries()) {
    const expected = cumulative(x);
    distance = Math.max(distance, expected - rank / count, (rank + 1) / count - expected);
  }
  // Kolmogorov–Smirnov: larger than 1.95 / √n with probability 0.001.
  expect(distance).toBeLessThan(1.95 / Math.sqrt(count));
});
