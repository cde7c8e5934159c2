import { checkInteger, checkNumber } from "@alphabet-lstm/data/check";

/** Halvings until an interval of length 1 is shorter than a float64 can tell. */
const HALVINGS = 60;

/**
 * Says what a row of nothing but successes proves: with the given confidence, the probability of success is at least
 * this. Exact (Clopper and Pearson, one-sided): the p for which n successes of n have probability 1 − confidence.
 *
 * @param trials - all of them successes, 1..10,000,000
 * @param confidence - in (0, 1); 0.95 by default
 * @throws RangeError if an argument is out of range
 * @example
 * ```ts
 * import { successBound } from "@alphabet-lstm/experiments/statistics";
 *
 * successBound(20).toFixed(3); // → "0.861"
 * ```
 * @see https://doi.org/10.1093/biomet/26.4.404 Clopper and Pearson, 1934
 */
export function successBound(trials: number, confidence = 0.95): number {
  checkInteger("bound a probability", "trials", trials, { min: 1, max: 10_000_000 });
  checkNumber("bound a probability", "confidence", confidence, { min: 0, max: 1 - 1e-9 });
  let low = 0;
  let high = 1;
  // By halving and multiplying, since a power's last bit differs between engines.
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (integerPower(middle, trials) < 1 - confidence) low = middle;
    else high = middle;
  }
  return low;
}

/** By squaring. */
function integerPower(base: number, exponent: number): number {
  let power = 1;
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}
