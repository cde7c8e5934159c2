import { checkInteger } from "./check.ts";
import type { RandomStream } from "./random.ts";

/**
 * Draws an order of `0..count - 1`, every order equally likely (Fisher–Yates).
 *
 * @param count - 0..2³² − 1
 * @returns a new array `[count]`
 * @throws RangeError if the count is no such integer
 * @example
 * ```ts
 * import { createRandom, permutation } from "@alphabet-lstm/data";
 *
 * permutation(createRandom(7, "shuffle", 1), 25).toSorted()[24]; // → 24
 * ```
 */
export function permutation(random: RandomStream, count: number): Int32Array {
  checkInteger("draw a permutation", "count", count, { min: 0, max: 2 ** 32 - 1 });
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const chosen = random.nextInteger(last + 1);
    const index = order[chosen]!;
    order[chosen] = order[last]!;
    order[last] = index;
  }
  return order;
}
