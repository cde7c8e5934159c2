import {
  type Checkpoint,
  type Experiment,
  runExperiment,
  type RunRecord,
} from "@alphabet-lstm/experiments";
import type { TrainerFactory, TrainerName, Weights } from "@alphabet-lstm/models";
import { createFusedTrainer } from "@alphabet-lstm/models/fused";

import { loadTfjs } from "./backend.ts";
import { InputError, Interruption } from "./errors.ts";
import type { Output } from "./output.ts";
import { kerasLogLine, showProgress } from "./progress.ts";

/** A finished run, and how long it took. */
export interface TrainedRun {
  readonly record: RunRecord;
  readonly weights: Weights;
  /** Epochs trained in that time: fewer than the record's where the run was resumed. */
  readonly epochCount: number;
  readonly durationMs: number;
}

/** Where checkpoints of a training go. */
export interface CheckpointPlan {
  /** Epochs from one to the next. */
  readonly every: number;
  readonly keep: (checkpoint: Checkpoint) => Promise<void>;
  /** What to tell who interrupts, if a checkpoint is there. */
  readonly howToGoOn: () => string | undefined;
}

/** Every trainer by its name. */
export const trainers: Readonly<Record<TrainerName, TrainerFactory>> = {
  fused: createFusedTrainer,
  layers: async (options) => (await loadTfjs()).createLayersTrainer(options),
};

/** Trains an experiment and shows how far it is; the trained model then answers on tfjs, whatever trained it. */
export async function trainExperiment(
  experiment: Experiment,
  {
    trainer,
    output,
    signal,
    verbose = false,
    checkpoints,
    from,
  }: {
    readonly trainer: TrainerName;
    readonly output: Output;
    readonly signal: AbortSignal;
    readonly verbose?: boolean | undefined;
    readonly checkpoints?: CheckpointPlan | undefined;
    readonly from?: Checkpoint | undefined;
  },
): Promise<TrainedRun> {
  const { backendVersions, createLayersPredictor } = await loadTfjs();
  const started = performance.now();
  const firstEpoch = from?.state.epochCount ?? 0;
  const progress = output.talks && !verbose ? showProgress(experiment, firstEpoch) : undefined;
  let finishedEpochs = firstEpoch;
  let epochStarted = started;
  try {
    const run = runExperiment(experiment, {
      createTrainer: trainers[trainer],
      createPredictor: createLayersPredictor,
      signal,
      from,
      checkpointEvery: checkpoints?.every,
      versions: backendVersions(),
    });
    for await (const event of run) {
      if (event.type === "end") {
        return {
          record: event.record,
          weights: event.weights,
          epochCount: experiment.epochs - firstEpoch,
          durationMs: performance.now() - started,
        };
      }
      if (event.type === "checkpoint") await checkpoints?.keep(event.checkpoint);
      if (event.type !== "epoch") continue;
      finishedEpochs = event.epoch;
      progress?.epoch(event);
      const now = performance.now();
      if (verbose) output.print(kerasLogLine(event, now - epochStarted));
      epochStarted = now;
    }
  } catch (error) {
    if (!signal.aborted || error instanceof InputError) throw error;
    const way =
      checkpoints?.howToGoOn() ??
      "nothing was written; the same command starts it again, with the same result";
    throw new Interruption(
      `Interrupted: ${experiment.model} was stopped after epoch ${finishedEpochs} of ${experiment.epochs}; ${way}`,
    );
  } finally {
    progress?.stop();
  }
  throw new Error("The run ended without a record");
}
