/**
 * Where a value stands in a sample: the share of the sample below it and half of what equals it, in percent.
 *
 * @param sorted - rising, at least one value
 * @example
 * ```ts
 * import { percentileRank } from "@alphabet-lstm/experiments/statistics";
 *
 * percentileRank([80, 84, 84, 88], 84); // → 50
 * ```
 */
export function percentileRank(sorted: readonly number[], value: number): number {
  const below = countBelow(sorted, (other) => other < value);
  const upTo = countBelow(sorted, (other) => other <= value);
  return (50 * (below + upTo)) / sorted.length;
}

/** The number of leading values that pass, by halving. */
function countBelow(sorted: readonly number[], passes: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
