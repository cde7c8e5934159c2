import { median, quantile } from "d3-array";

import type { SeedResult } from "../training/protocol.ts";

/** How a model's seeds came out, in percent. */
export interface LaneStatistics {
  readonly count: number;
  readonly median: number;
  /** A tenth of the seeds lie below, a tenth above. */
  readonly low: number;
  readonly high: number;
}

/** Letters right of letters asked, in percent. */
export function percentOf({
  correctCount,
  sampleCount,
}: Pick<SeedResult, "correctCount" | "sampleCount">): number {
  return (100 * correctCount) / sampleCount;
}

/** Sums up the seeds of one model; undefined before the first. */
export function laneStatistics(results: readonly SeedResult[]): LaneStatistics | undefined {
  if (results.length === 0) return undefined;
  const percents = results.map(percentOf);
  return {
    count: percents.length,
    median: median(percents)!,
    low: quantile(percents, 0.1)!,
    high: quantile(percents, 0.9)!,
  };
}

/** Seeds in which the second model beat the first, and in which neither did. */
export function comparePairs(
  first: readonly SeedResult[],
  second: readonly SeedResult[],
): { readonly wins: number; readonly ties: number; readonly runs: number } {
  const bySeed = new Map(first.map((result) => [result.seed, percentOf(result)]));
  const differences = second
    .filter(({ seed }) => bySeed.has(seed))
    .map((result) => percentOf(result) - bySeed.get(result.seed)!);
  return {
    wins: differences.filter((difference) => difference > 0).length,
    ties: differences.filter((difference) => difference === 0).length,
    runs: differences.length,
  };
}
