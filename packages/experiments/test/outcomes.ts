import { singleLetter, timeSteps } from "@alphabet-lstm/models";

import type { RunOutcome } from "../src/run-outcome.ts";
import { inlineExecutor, runSweep } from "../src/run-sweep.ts";
import { createSweep, type Sweep, sweepRuns } from "../src/sweep.ts";

/** Two models, four seeds, a moment's work. */
export const smallSweep: Sweep = createSweep({
  configurations: [singleLetter, timeSteps],
  settings: { epochs: 3, units: 4 },
  seeds: [0, 1, 2, 3],
});

/** The outcomes of a sweep, in its order. */
export async function runToOutcomes(sweep: Sweep): Promise<RunOutcome[]> {
  const outcomes: RunOutcome[] = [];
  const experiments = sweepRuns(sweep).map(({ experiment }) => experiment);
  for await (const outcome of runSweep(experiments, inlineExecutor)) outcomes.push(outcome);
  return outcomes;
}
