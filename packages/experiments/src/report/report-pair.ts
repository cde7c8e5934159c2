import { createRandom } from "@alphabet-lstm/data";

import { experimentDataset } from "../experiment.ts";
import type { RunOutcome } from "../run-outcome.ts";
import type { Setup } from "../setup.ts";
import { comparePairs, type PairComparison } from "../statistics/compare-pairs.ts";
import type { RunGroup } from "./group-runs.ts";
import type { PairReport } from "./report.ts";

/**
 * Compares two groups on the seeds that both have.
 *
 * @returns nothing if they have no seed in common
 */
export function reportPair(first: RunGroup, second: RunGroup): PairReport[] {
  const bySeed = new Map(second.runs.map((run) => [run.seed, run]));
  const runs = first.runs.flatMap((run): [RunOutcome, RunOutcome][] => {
    const other = bySeed.get(run.seed);
    return other ? [[run, other]] : [];
  });
  if (runs.length === 0) return [];
  const asked = [askedSymbols(first.setup), askedSymbols(second.setup)] as const;
  const common = new Set(asked[0].filter((symbol) => asked[1].includes(symbol)));
  const isSame = common.size === asked[0].length && common.size === asked[1].length;
  const compare = (isAmong: (symbol: string) => boolean): PairComparison => {
    const shares = [shareRight(asked[0], isAmong), shareRight(asked[1], isAmong)] as const;
    return comparePairs(
      runs.map(([a, b]) => [shares[0](a), shares[1](b)]),
      createRandom(0, "bootstrap", first.id, second.id),
    );
  };
  return [
    {
      first: first.id,
      second: second.id,
      accuracyPoints: compare(() => true),
      onCommonLetters:
        isSame || common.size === 0
          ? null
          : { count: common.size, accuracyPoints: compare((symbol) => common.has(symbol)) },
    },
  ];
}

/** The right answer to each window, in the dataset's order. */
function askedSymbols(setup: Setup): string[] {
  const { alphabet, targets } = experimentDataset({ ...setup, seed: 0 });
  return Array.from(targets, (target) => alphabet.symbols[target]!);
}

/** Prepares to tell the share of right answers, in percent, among the windows that ask for some symbols. */
function shareRight(
  asked: readonly string[],
  isAmong: (symbol: string) => boolean,
): (run: RunOutcome) => number {
  const windows = asked.flatMap((symbol, window) => (isAmong(symbol) ? [window] : []));
  return (run) => {
    if (run.status === "diverged") return 0;
    let rightCount = 0;
    for (const window of windows) if (run.predicted[window] === asked[window]) rightCount++;
    return (100 * rightCount) / windows.length;
  };
}
