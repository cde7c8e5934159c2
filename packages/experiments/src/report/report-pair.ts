import { createRandom } from "@alphabet-lstm/data";

import { askedSymbols } from "../asked-symbols.ts";
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
  const compare = (isAmong: (symbol: string) => boolean): PairComparison => {
    const shares = [shareRight(first.setup, isAmong), shareRight(second.setup, isAmong)] as const;
    return comparePairs(
      runs.map(([a, b]) => [shares[0](a), shares[1](b)]),
      createRandom(0, "bootstrap", first.id, second.id),
    );
  };
  const common = commonLetters(first.setup, second.setup);
  return [
    {
      first: first.id,
      second: second.id,
      accuracyPoints: compare(() => true),
      onCommonLetters: common && {
        count: common.size,
        accuracyPoints: compare((symbol) => common.has(symbol)),
      },
    },
  ];
}

/** The letters that both ask for, if they are fewer than either's; not where windows are drawn. */
function commonLetters(first: Setup, second: Setup): ReadonlySet<string> | null {
  if (first.variableLength || second.variableLength) return null;
  const [a, b] = [first, second].map((setup) => new Set(askedSymbols(setup)(0)));
  const common = new Set([...a!].filter((symbol) => b!.has(symbol)));
  const isSame = common.size === a!.size && common.size === b!.size;
  return isSame || common.size === 0 ? null : common;
}

/** Prepares to tell the share of right answers, in percent, among the windows that ask for some symbols. */
function shareRight(
  setup: Setup,
  isAmong: (symbol: string) => boolean,
): (run: RunOutcome) => number {
  const ask = askedSymbols(setup);
  return (run) => {
    if (run.status === "diverged") return 0;
    const asked = ask(run.seed);
    let rightCount = 0;
    let count = 0;
    for (let window = 0; window < asked.length; window++) {
      if (!isAmong(asked[window]!)) continue;
      count++;
      if (run.predicted[window] === asked[window]) rightCount++;
    }
    return (100 * rightCount) / count;
  };
}
