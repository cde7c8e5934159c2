import { type Experiment, runExperiment, type RunRecord } from "@alphabet-lstm/experiments";
import type { TrainerFactory, TrainerName, Weights } from "@alphabet-lstm/models";
import { createFusedTrainer } from "@alphabet-lstm/models/fused";
import { createLayersPredictor, createLayersTrainer } from "@alphabet-lstm/models/layers";

import { backendVersions } from "./backend.ts";
import { Interruption } from "./errors.ts";
import type { Output } from "./output.ts";
import { kerasLogLine, showProgress } from "./progress.ts";

/** A finished run, and how long it took. */
export interface TrainedRun {
  readonly record: RunRecord;
  readonly weights: Weights;
  readonly durationMs: number;
}

/** Every trainer by its name. */
export const trainers: Readonly<Record<TrainerName, TrainerFactory>> = {
  fused: createFusedTrainer,
  layers: createLayersTrainer,
};

/** Trains an experiment and shows how far it is; the trained model then answers on tfjs, whatever trained it. */
export async function trainExperiment(
  experiment: Experiment,
  {
    trainer,
    output,
    signal,
    verbose = false,
  }: {
    readonly trainer: TrainerName;
    readonly output: Output;
    readonly signal: AbortSignal;
    readonly verbose?: boolean | undefined;
  },
): Promise<TrainedRun> {
  const started = performance.now();
  const progress =
    output.talks && !verbose ? showProgress(experiment.model, experiment.epochs) : undefined;
  let finishedEpochs = 0;
  let epochStarted = started;
  try {
    const run = runExperiment(experiment, {
      createTrainer: trainers[trainer],
      createPredictor: createLayersPredictor,
      signal,
      versions: backendVersions(),
    });
    for await (const event of run) {
      if (event.type === "end") {
        return {
          record: event.record,
          weights: event.weights,
          durationMs: performance.now() - started,
        };
      }
      if (event.type !== "epoch") continue;
      finishedEpochs = event.epoch;
      progress?.epoch(event);
      const now = performance.now();
      if (verbose) output.print(kerasLogLine(event, now - epochStarted));
      epochStarted = now;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Interruption(
      `Interrupted: ${experiment.model} was stopped after epoch ${finishedEpochs} of ${experiment.epochs} and nothing was written; the same command starts it again, with the same result`,
    );
  } finally {
    progress?.stop();
  }
  throw new Error("The run ended without a record");
}
