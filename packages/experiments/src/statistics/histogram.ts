/**
 * Counts how often each of 0..`largest` comes.
 *
 * @param values - integers in that range
 * @returns `largest + 1` counts
 * @example
 * ```ts
 * import { histogram } from "@alphabet-lstm/experiments/statistics";
 *
 * histogram([3, 1, 3], 3); // → [0, 1, 0, 2]
 * ```
 */
export function histogram(values: readonly number[], largest: number): number[] {
  const counts = Array.from({ length: largest + 1 }, () => 0);
  for (const value of values) counts[value]!++;
  return counts;
}
