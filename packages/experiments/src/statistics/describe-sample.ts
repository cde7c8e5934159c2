import { max, mean, min, quantileSorted, sampleStandardDeviation } from "simple-statistics";

/** A sample in a few numbers. */
export interface SampleDescription {
  readonly count: number;
  readonly mean: number;
  /** With n − 1; 0 for a single value. */
  readonly standardDeviation: number;
  readonly minimum: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly maximum: number;
  /** The mean of the middle half. */
  readonly interquartileMean: number;
}

/**
 * Describes a sample.
 *
 * @param values - at least one
 * @throws RangeError if there is none
 * @example
 * ```ts
 * import { describeSample } from "@alphabet-lstm/experiments/statistics";
 *
 * describeSample([1, 2, 3, 10]).interquartileMean; // → 2.5
 * ```
 */
export function describeSample(values: readonly number[]): SampleDescription {
  if (values.length === 0) throw new RangeError("Cannot describe a sample without values");
  const sorted = values.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    mean: mean(sorted),
    standardDeviation: sorted.length === 1 ? 0 : sampleStandardDeviation(sorted),
    minimum: min(sorted),
    lowerQuartile: quantileSorted(sorted, 0.25),
    median: quantileSorted(sorted, 0.5),
    upperQuartile: quantileSorted(sorted, 0.75),
    maximum: max(sorted),
    interquartileMean: interquartileMean(sorted),
  };
}

/**
 * The mean of the middle half: a quarter of the values, rounded down, is left out at each end.
 *
 * @param sorted - rising, at least one
 * @example
 * ```ts
 * import { interquartileMean } from "@alphabet-lstm/experiments/statistics";
 *
 * interquartileMean([1, 2, 3, 10]); // → 2.5
 * ```
 * @see https://github.com/google-research/rliable `aggregate_iqm`, which is `scipy.stats.trim_mean(scores, 0.25)`
 */
export function interquartileMean(sorted: readonly number[]): number {
  const cut = Math.floor(sorted.length / 4);
  return mean(sorted.slice(cut, sorted.length - cut));
}
