/**
 * How undecided an answer is, in bits: 0 for a certain one, log₂ of the classes where all are equally probable.
 *
 * @param probabilities - that sum to 1
 * @example
 * ```ts
 * import { entropyBits } from "@alphabet-lstm/models/inspect";
 *
 * entropyBits([0.5, 0.25, 0.25]); // → 1.5
 * ```
 * @see https://doi.org/10.1002/j.1538-7305.1948.tb01338.x Shannon, A Mathematical Theory of Communication
 */
export function entropyBits(probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let answer = 0; answer < probabilities.length; answer++) {
    const probability = probabilities[answer]!;
    if (probability > 0) sum -= probability * Math.log2(probability);
  }
  return sum;
}
