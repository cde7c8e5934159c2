import type { RandomStream } from "./random.ts";

/**
 * Draws an order of `0..count - 1`, every order equally likely (Fisher–Yates).
 *
 * @returns a new array `[count]`
 * @example
 * ```ts
 * import { createRandom, permutation } from "@alphabet-lstm/data";
 *
 * permutation(createRandom(7, "shuffle", 1), 25).toSorted()[24]; // → 24
 * ```
 */
export function permutation(random: RandomStream, count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const chosen = random.nextInteger(last + 1);
    const index = order[chosen]!;
    order[chosen] = order[last]!;
    order[last] = index;
  }
  return order;
}
