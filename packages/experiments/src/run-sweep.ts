import { checkInteger } from "@alphabet-lstm/data/check";
import { TrainingDivergedError } from "@alphabet-lstm/models";

import type { Experiment } from "./experiment.ts";
import { outcomeOf, type RunOutcome } from "./run-outcome.ts";
import { runToEnd } from "./run-to-end.ts";
import { setupId } from "./setup.ts";

/** Where runs are computed: in this thread, in worker threads, or elsewhere. */
export interface Executor {
  /** Runs to give it at a time. */
  readonly concurrency: number;
  /**
   * Runs an experiment to its end.
   *
   * @throws the signal's reason once it is aborted
   */
  run(experiment: Experiment, signal?: AbortSignal): Promise<RunOutcome>;
}

/**
 * Runs experiments one after the other in the thread that asks.
 *
 * @example
 * ```ts
 * import { createExperiment, inlineExecutor } from "@alphabet-lstm/experiments";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * const outcome = await inlineExecutor.run(createExperiment(timeSteps, { epochs: 2 }));
 * outcome.status; // → "finished"
 * ```
 */
export const inlineExecutor: Executor = { concurrency: 1, run: runToOutcome };

/**
 * Runs many experiments and tells each outcome as soon as it is there, in whatever order they finish. To leave the loop
 * early cancels what is under way.
 *
 * @throws the signal's reason once it is aborted
 * @throws RangeError if the executor takes no run at a time
 * @example
 * ```ts
 * import { createSweep, inlineExecutor, runSweep, sweepRuns } from "@alphabet-lstm/experiments";
 * import { singleLetter } from "@alphabet-lstm/models";
 *
 * const sweep = createSweep({ configurations: [singleLetter], seeds: [0, 1], settings: { epochs: 2 } });
 * const experiments = sweepRuns(sweep).map(({ experiment }) => experiment);
 * const seeds = [];
 * for await (const outcome of runSweep(experiments, inlineExecutor)) seeds.push(outcome.seed);
 * seeds; // → [0, 1]
 * ```
 */
export async function* runSweep(
  experiments: readonly Experiment[],
  executor: Executor,
  signal?: AbortSignal,
): AsyncGenerator<RunOutcome, void, undefined> {
  checkInteger("run the sweep", "the executor's concurrency", executor.concurrency, {
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
  });
  const leaving = new AbortController();
  const either = signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal;
  const underWay = new Map<number, Promise<{ place: number; outcome: RunOutcome }>>();
  let next = 0;
  try {
    while (next < experiments.length || underWay.size > 0) {
      while (next < experiments.length && underWay.size < executor.concurrency) {
        const place = next++;
        const run = executor.run(experiments[place]!, either);
        underWay.set(
          place,
          run.then((outcome) => ({ place, outcome })),
        );
      }
      const { place, outcome } = await Promise.race(underWay.values());
      underWay.delete(place);
      yield outcome;
    }
  } finally {
    leaving.abort();
    await Promise.allSettled(underWay.values());
  }
}

/** Runs an experiment and keeps what a sweep keeps; a loss that stops being finite is an outcome too. */
export async function runToOutcome(
  experiment: Experiment,
  signal?: AbortSignal,
): Promise<RunOutcome> {
  const options = signal ? { signal } : {};
  try {
    const { record } = await runToEnd(experiment, options);
    return outcomeOf(record);
  } catch (error) {
    if (!(error instanceof TrainingDivergedError)) throw error;
    const { seed } = experiment;
    return { setup: setupId(experiment), seed, status: "diverged", epoch: error.epoch };
  }
}
