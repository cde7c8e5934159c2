import type { Weights } from "@alphabet-lstm/models";

import type { Experiment } from "./experiment.ts";
import { runExperiment, type RunOptions } from "./run-experiment.ts";
import type { RunRecord } from "./run-record.ts";

/**
 * Runs an experiment for those who want to know only what comes of it.
 *
 * @throws what {@link runExperiment} throws
 * @example
 * ```ts
 * import { createExperiment, runToEnd } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * const { record } = await runToEnd(createExperiment(timeSteps, { epochs: 2 }));
 * record.history.loss.length; // → 2
 * ```
 */
export async function runToEnd(
  experiment: Experiment,
  options: RunOptions = {},
): Promise<{ readonly record: RunRecord; readonly weights: Weights }> {
  for await (const event of runExperiment(experiment, options)) {
    if (event.type === "end") return { record: event.record, weights: event.weights };
  }
  throw new Error("The run ended without a record");
}
