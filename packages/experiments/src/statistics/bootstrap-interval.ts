import type { RandomStream } from "@alphabet-lstm/data";
import { checkInteger, checkNumber } from "@alphabet-lstm/data/check";
import { mean, quantileSorted } from "simple-statistics";

/** Both ends of an interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What {@link bootstrapInterval} may be told. */
export interface BootstrapOptions {
  /** Where the resamples are drawn from; it advances. */
  readonly random: RandomStream;
  /** Of a resample, which is the next one after the call; the mean by default. */
  readonly statistic?: (resample: number[]) => number;
  /** 1,000 by default, as Efron and Tibshirani advise for such intervals. */
  readonly resampleCount?: number;
  /** Share of the resamples inside, in (0, 1); 0.95 by default. */
  readonly confidence?: number;
}

/**
 * Says between which values a statistic would lie if the sample were drawn again: the percentile bootstrap.
 *
 * @param values - independent draws, at least one
 * @returns the quantiles of the statistic over resamples with replacement, as many values each as there are
 * @throws RangeError if there is no value
 * @example
 * ```ts
 * import { createRandom } from "@alphabet-lstm/data";
 * import { bootstrapInterval } from "@alphabet-lstm/experiments/statistics";
 *
 * const { low, high } = bootstrapInterval([80, 84, 84, 88, 92], { random: createRandom(0, "bootstrap") });
 * low < 85.6 && 85.6 < high; // → true
 * ```
 * @see https://doi.org/10.1201/9780429246593 Efron and Tibshirani, An Introduction to the Bootstrap, section 13.3
 */
export function bootstrapInterval(
  values: readonly number[],
  { random, statistic = mean, resampleCount = 1000, confidence = 0.95 }: BootstrapOptions,
): Interval {
  if (values.length === 0) throw new RangeError("Cannot bootstrap a sample without values");
  checkNumber("bootstrap", "confidence", confidence, { min: 0, max: 1 });
  checkInteger("bootstrap", "resampleCount", resampleCount, { min: 1, max: 1_000_000 });
  // One array serves all resamples: there are millions of draws.
  const resample = [...values];
  const statistics = Array.from({ length: resampleCount }, () => {
    draw(values, random, resample);
    return statistic(resample);
  });
  const sorted = statistics.toSorted((a, b) => a - b);
  const tail = (1 - confidence) / 2;
  return { low: quantileSorted(sorted, tail), high: quantileSorted(sorted, 1 - tail) };
}

/** Draws as many values with replacement as there are. */
function draw(values: readonly number[], random: RandomStream, into: number[]): void {
  for (let place = 0; place < values.length; place++) {
    into[place] = values[random.nextInteger(values.length)]!;
  }
}
