import type { RandomStream } from "@alphabet-lstm/data";
import { mean } from "simple-statistics";

import { bootstrapInterval, type Interval } from "./bootstrap-interval.ts";
import { percentileRank } from "./percentile-rank.ts";

/** How one sample stands against another that is paired with it. */
export interface PairComparison {
  readonly count: number;
  /** The mean of first − second. */
  readonly meanDifference: number;
  /** In which the mean difference lies with 95 % confidence, by the bootstrap over pairs. */
  readonly interval: Interval;
  /** Pairs in which the first is larger, equal, smaller. */
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** That a draw of the first is larger than a draw of the second, equal ones counted half, pairs or not. */
  readonly probabilityOfImprovement: number;
}

/**
 * Compares two samples pair by pair, as two models on the same seeds.
 *
 * @param pairs - `[first, second]`, at least one
 * @param random - for the bootstrap
 * @throws RangeError if there is no pair
 * @example
 * ```ts
 * import { createRandom } from "@alphabet-lstm/data";
 * import { comparePairs } from "@alphabet-lstm/experiments/statistics";
 *
 * const { wins, ties, losses } = comparePairs([[2, 1], [3, 3]], createRandom(0, "bootstrap"));
 * [wins, ties, losses]; // → [1, 1, 0]
 * ```
 */
export function comparePairs(
  pairs: readonly (readonly [first: number, second: number])[],
  random: RandomStream,
): PairComparison {
  if (pairs.length === 0) throw new RangeError("Cannot compare samples without pairs");
  const differences = pairs.map(([first, second]) => first - second);
  return {
    count: pairs.length,
    meanDifference: mean(differences),
    interval: bootstrapInterval(differences, { random }),
    wins: differences.filter((difference) => difference > 0).length,
    ties: differences.filter((difference) => difference === 0).length,
    losses: differences.filter((difference) => difference < 0).length,
    probabilityOfImprovement: probabilityOfImprovement(
      pairs.map(([first]) => first),
      pairs.map(([, second]) => second),
    ),
  };
}

/**
 * How probable it is that a draw of the first sample is larger than a draw of the second, equal ones counted half:
 * Mann and Whitney's U over the number of pairs.
 *
 * @example
 * ```ts
 * import { probabilityOfImprovement } from "@alphabet-lstm/experiments/statistics";
 *
 * probabilityOfImprovement([1, 3], [2, 3]); // → 0.375
 * ```
 * @see https://arxiv.org/abs/2108.13264 Agarwal et al., section 4.3
 */
export function probabilityOfImprovement(
  first: readonly number[],
  second: readonly number[],
): number {
  const sorted = second.toSorted((a, b) => a - b);
  const ranks = first.map((value) => percentileRank(sorted, value));
  return mean(ranks) / 100;
}
