import { availableParallelism } from "node:os";

import { checkInteger } from "@alphabet-lstm/data/check";
import { Tinypool } from "tinypool";

import type { RunOutcome } from "../run-outcome.ts";
import type { Executor } from "../run-sweep.ts";

/** The file beside this one, in the sources and in dist alike. */
const workerUrl = new URL(
  import.meta.url.endsWith(".ts") ? "run-worker.ts" : "run-worker.js",
  import.meta.url,
).href;

/** An executor whose threads have to be ended. */
export interface ThreadsExecutor extends Executor {
  /** Ends the threads; what is under way is lost. */
  close(): Promise<void>;
}

/**
 * Runs experiments in worker threads.
 *
 * @param workers - threads, 1..1,024; as many as there are cores by default
 * @throws RangeError if there are more or fewer
 * @example
 * ```ts
 * import { createExperiment } from "@alphabet-lstm/experiments";
 * import { createThreadsExecutor } from "@alphabet-lstm/experiments/node";
 * import { timeSteps } from "@alphabet-lstm/models";
 *
 * const executor = createThreadsExecutor(2);
 * const outcome = await executor.run(createExperiment(timeSteps, { epochs: 2 }));
 * outcome.status; // → "finished"
 * await executor.close();
 * ```
 */
export function createThreadsExecutor(workers: number = availableParallelism()): ThreadsExecutor {
  checkInteger("start worker threads", "workers", workers, { min: 1, max: 1024 });
  const pool = new Tinypool({
    filename: workerUrl,
    name: "run",
    // None before there is something to run.
    minThreads: 0,
    maxThreads: workers,
  });
  return {
    concurrency: workers,
    run: async (experiment, signal) => {
      signal?.throwIfAborted();
      try {
        return (await pool.run(experiment, { signal: signal ?? null })) as RunOutcome;
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      }
    },
    close: async () => pool.destroy(),
  };
}
