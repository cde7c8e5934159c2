import type { RandomStream } from "./random.ts";

/**
 * Draws from the standard normal distribution, exactly, and with comparisons alone: the usual recipes need `Math.log`,
 * `Math.cos` or `Math.exp`, whose last bit differs between JavaScript engines.
 *
 * The half-normal density at k + x is exp(−k²/2) · exp(−x(2k + x)/2), for the integer part k and the fraction x. k is
 * drawn with probability ∝ exp(−k/2), kept with exp(−k(k−1)/2), and x with exp(−x(2k + x)/2); then comes the sign.
 *
 * @returns a number of mean 0 and standard deviation 1
 * @example
 * ```ts
 * import { createRandom, normal } from "@alphabet-lstm/data";
 *
 * Number.isFinite(normal(createRandom(7, "initial-weights"))); // → true
 * ```
 * @see https://arxiv.org/abs/1303.6257 C. F. F. Karney, "Sampling exactly from the normal distribution", algorithm N
 */
export function normal(random: RandomStream): number {
  for (;;) {
    let integerPart = 0;
    while (happens(random, 1 / 2)) integerPart++;
    if (!happens(random, (integerPart * (integerPart - 1)) / 2)) continue;
    const fraction = random.nextFloat();
    if (!happens(random, (fraction * (2 * integerPart + fraction)) / 2)) continue;
    const magnitude = integerPart + fraction;
    return random.nextInteger(2) === 0 ? magnitude : -magnitude;
  }
}

/**
 * True with probability exp(−exponent): the run of k with uniform < remaining / k has even length with that probability.
 *
 * @see https://arxiv.org/abs/2004.00010 Canonne, Kamath and Steinke, algorithm 1
 */
function happens(random: RandomStream, exponent: number): boolean {
  let remaining = exponent;
  for (; remaining > 1; remaining--) {
    if (!happens(random, 1)) return false;
  }
  let trial = 1;
  while (random.nextFloat() < remaining / trial) trial++;
  return trial % 2 === 1;
}
