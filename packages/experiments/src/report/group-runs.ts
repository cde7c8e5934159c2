import type { RunOutcome } from "../run-outcome.ts";
import { type Setup, setupId, setupOf } from "../setup.ts";

/** A setup and its runs, by seed. */
export interface RunGroup {
  readonly id: string;
  readonly setup: Setup;
  /** At least one. */
  readonly runs: readonly RunOutcome[];
}

/** Sorts outcomes to their setups, in the setups' order; setups without a run are left out. */
export function groupRuns(setups: readonly Setup[], outcomes: readonly RunOutcome[]): RunGroup[] {
  const groups = new Map(
    setups.map((setup) => [setupId(setup), { setup, runs: [] as RunOutcome[] }]),
  );
  for (const outcome of outcomes) groups.get(outcome.setup)?.runs.push(outcome);
  return [...groups]
    .filter(([, { runs }]) => runs.length > 0)
    .map(([id, { setup, runs }]) => ({
      id,
      setup: setupOf(setup),
      runs: runs.toSorted((a, b) => a.seed - b.seed),
    }));
}
