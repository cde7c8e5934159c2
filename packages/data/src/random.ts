import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

import { checkInteger } from "./check.ts";

/** A stream of random numbers, the same on every machine. Drawing advances it. */
export interface RandomStream {
  /** A uniform number in [0, 1), a multiple of 2⁻⁵³. */
  nextFloat(): number;
  /** A uniform integer in `0..bound - 1`, for `bound` in 1..2³²; RangeError for another. */
  nextInteger(bound: number): number;
}

/**
 * Opens the stream of a purpose, a child of the root seed. Streams of other purposes are independent of it, so that one
 * more number drawn for one purpose moves no other.
 *
 * The state of a xoroshiro128+ generator is taken from SHA-256 of seed and purpose.
 *
 * @param seed - the root seed, an integer in 0..2⁵³ − 1; 0 is a seed like any other
 * @param purpose - what the numbers are for, as in `"initial-weights"` or `"shuffle", epoch`
 * @throws RangeError if the seed is out of range
 * @example
 * ```ts
 * import { createRandom } from "@alphabet-lstm/data";
 *
 * createRandom(7, "shuffle", 1).nextInteger(26) === createRandom(7, "shuffle", 1).nextInteger(26); // → true
 * ```
 * @see https://prng.di.unimi.it/xoroshiro128plus.c
 */
export function createRandom(seed: number, ...purpose: readonly (string | number)[]): RandomStream {
  checkInteger("open a random stream", "seed", seed, { min: 0, max: Number.MAX_SAFE_INTEGER });
  const digest = new DataView(sha256(utf8ToBytes(JSON.stringify([seed, ...purpose]))).buffer);
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((byte) => digest.getInt32(byte)));
  return {
    nextFloat: () => uniformFloat64(generator),
    nextInteger: (bound) => {
      checkInteger("draw an integer", "bound", bound, { min: 1, max: 2 ** 32 });
      return uniformInt(generator, 0, bound - 1);
    },
  };
}
