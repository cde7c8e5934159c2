import type { RunOutcome } from "../run-outcome.ts";
import { type Setup, setupId, setupOf } from "../setup.ts";
import { runId } from "../sweep.ts";

/** A setup and its runs, by seed. */
export interface RunGroup {
  readonly id: string;
  readonly setup: Setup;
  /** At least one. */
  readonly runs: readonly RunOutcome[];
}

/**
 * Sorts outcomes to their setups, in the setups' order; setups without a run are left out.
 *
 * @throws RangeError if an outcome is of none of them
 */
export function groupRuns(setups: readonly Setup[], outcomes: readonly RunOutcome[]): RunGroup[] {
  const groups = new Map(
    setups.map((setup) => [setupId(setup), { setup, runs: [] as RunOutcome[] }]),
  );
  for (const outcome of outcomes) {
    const group = groups.get(outcome.setup);
    if (!group) {
      throw new RangeError(
        `Cannot make a report: run ${runId(outcome.setup, outcome.seed)} is of none of its setups`,
      );
    }
    group.runs.push(outcome);
  }
  return [...groups]
    .filter(([, { runs }]) => runs.length > 0)
    .map(([id, { setup, runs }]) => ({
      id,
      setup: setupOf(setup),
      runs: runs.toSorted((a, b) => a.seed - b.seed),
    }));
}
