import { askedSymbols } from "../asked-symbols.ts";
import type { FinishedRun } from "../run-outcome.ts";
import type { Setup } from "../setup.ts";

/** How often a letter was missed. */
export interface Misses {
  /** The letter that follows the window. */
  readonly target: string;
  /** Windows over all runs that it follows. */
  readonly askedCount: number;
  readonly missedCount: number;
}

/**
 * Counts the answers of runs.
 *
 * @returns `[symbols][symbols]`: for the letter that follows (row) how often each letter (column) was the answer, both in
 * the alphabet's order
 */
export function confusionCounts(setup: Setup, runs: readonly FinishedRun[]): number[][] {
  const places = new Map(setup.alphabet.map((symbol, place) => [symbol, place]));
  const counts = setup.alphabet.map(() => setup.alphabet.map(() => 0));
  const ask = askedSymbols(setup);
  for (const { seed, predicted } of runs) {
    const asked = ask(seed);
    predicted.forEach((symbol, window) => {
      counts[places.get(asked[window]!)!]![places.get(symbol)!]!++;
    });
  }
  return counts;
}

/** Reads from {@link confusionCounts} how often each letter was missed; letters never asked for are left out. */
export function countMisses({ alphabet }: Setup, counts: readonly (readonly number[])[]): Misses[] {
  return alphabet.flatMap((target, place) => {
    const row = counts[place]!;
    const askedCount = row.reduce((sum, count) => sum + count, 0);
    return askedCount === 0 ? [] : [{ target, askedCount, missedCount: askedCount - row[place]! }];
  });
}
