import type { SeedResult } from "../training/protocol.ts";

/** Letters right of letters asked, in percent. */
export function percentOf({
  correctCount,
  sampleCount,
}: Pick<SeedResult, "correctCount" | "sampleCount">): number {
  return (100 * correctCount) / sampleCount;
}

/** Seeds in which the second model beat the first, and in which neither did. */
export function countWins(
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
