import type { Experiment } from "../experiment.ts";
import type { RunOutcome } from "../run-outcome.ts";
import { runToOutcome } from "../run-sweep.ts";

/** What a worker thread does with an experiment. */
export async function run(experiment: Experiment): Promise<RunOutcome> {
  return runToOutcome(experiment);
}
