import { createRandom, type Dataset, permutation } from "@alphabet-lstm/data";
import {
  type Architecture,
  type EpochMetrics,
  type Predictor,
  type Trainer,
  type TrainerFactory,
  TrainingDivergedError,
  weightNames,
  type Weights,
  weightsSha256,
} from "@alphabet-lstm/models";
import { createFusedPredictor, createFusedTrainer } from "@alphabet-lstm/models/fused";

import { type Checkpoint, checkContinues } from "./checkpoint.ts";
import {
  checkExperiment,
  type Experiment,
  experimentArchitecture,
  experimentDataset,
} from "./experiment.ts";
import { largestDifference } from "./largest-difference.ts";
import { percent } from "./percent.ts";
import { readPredictions } from "./predictions.ts";
import type { RunRecord } from "./run-record.ts";
import { startTrainer } from "./start-trainer.ts";
import { version } from "./version.ts";

/** What happens in a run, in this order: one start, epochs and now and then a checkpoint, one end. */
export type RunEvent =
  | { readonly type: "start"; readonly dataset: Dataset; readonly architecture: Architecture }
  | ({ readonly type: "epoch"; readonly epochs: number } & EpochMetrics)
  | { readonly type: "checkpoint"; readonly checkpoint: Checkpoint }
  | { readonly type: "end"; readonly record: RunRecord; readonly weights: Weights };

/** What a run is given by the app that hosts it. */
export interface RunOptions {
  /** Trains: `createFusedTrainer` by default, or `createLayersTrainer` of `@alphabet-lstm/models/layers`. */
  readonly createTrainer?: TrainerFactory;
  /**
   * Makes a referee, as `createLayersPredictor` does: it is asked every window too, and must agree with the trainer. What
   * is recorded is what the trainer says.
   */
  readonly createPredictor?:
    | ((architecture: Architecture, weights: Weights) => Predictor)
    | undefined;
  /** Where to go on: the run is then, to the bit, the one that never stopped. */
  readonly from?: Checkpoint | undefined;
  /** Tells a checkpoint after so many epochs, and after the last; none by default. */
  readonly checkpointEvery?: number | undefined;
  /** Cancels the run, between two batches; one with checkpoints after the epoch under way, and its checkpoint. */
  readonly signal?: AbortSignal;
  /** Names and versions to write into the record, beside this package's own. */
  readonly versions?: Readonly<Record<string, string>>;
}

/**
 * Runs an experiment and tells what happens. Progress bars, curves and journals are readers of the same stream; to
 * leave the loop early ends the run and gives its memory back.
 *
 * @throws RangeError or TypeError if the experiment does not fit
 * @throws TrainingDivergedError if the loss stops being finite
 * @throws the signal's reason once it is aborted
 * @example
 * ```ts
 * import { createExperiment, runExperiment } from "@alphabet-lstm/experiments";
 * import { singleLetter } from "@alphabet-lstm/models";
 *
 * const experiment = createExperiment(singleLetter, { epochs: 2 });
 * const seen = [];
 * for await (const event of runExperiment(experiment)) {
 *   seen.push(event.type);
 * }
 * seen; // → ["start", "epoch", "epoch", "end"]
 * ```
 */
export async function* runExperiment(
  experiment: Experiment,
  options: RunOptions = {},
): AsyncGenerator<RunEvent, void, undefined> {
  const { createTrainer = createFusedTrainer, createPredictor, from, signal } = options;
  const { checkpointEvery } = options;
  const versions = { "@alphabet-lstm/experiments": version, ...options.versions };
  checkExperiment(experiment);
  if (from) checkContinues(from, experiment);
  signal?.throwIfAborted();
  const dataset = experimentDataset(experiment);
  yield { type: "start", dataset, architecture: experimentArchitecture(experiment) };
  const trainer = await startTrainer(experiment, createTrainer, from?.state);
  try {
    if (from) checkSameTrainer(from, trainer);
    const history = {
      loss: [...(from?.history.loss ?? [])],
      accuracy: [...(from?.history.accuracy ?? [])],
    };
    for (let epoch = history.loss.length + 1; epoch <= experiment.epochs; epoch++) {
      const order = epochOrder(experiment, epoch, dataset.windows.count);
      const metrics = await trainer.trainEpoch(order, checkpointEvery ? undefined : signal);
      history.loss.push(metrics.lossNats);
      history.accuracy.push(percent(metrics));
      yield { type: "epoch", epochs: experiment.epochs, ...metrics };
      const isDue = epoch === experiment.epochs || signal?.aborted;
      if (checkpointEvery && (isDue || epoch % checkpointEvery === 0)) {
        yield {
          type: "checkpoint",
          checkpoint: await takeCheckpoint(trainer, { experiment, versions, history }),
        };
      }
      signal?.throwIfAborted();
    }
    yield {
      type: "end",
      ...(await conclude(trainer, { experiment, dataset, history, versions, createPredictor })),
    };
  } finally {
    trainer.dispose();
  }
}

/**
 * The order in which an epoch takes the samples: shuffled, the same for a seed and an epoch whatever came before.
 *
 * @param epoch - from 1
 * @returns a new array of sample indices
 * @example
 * ```ts
 * import { sampleOrder } from "@alphabet-lstm/experiments";
 *
 * sampleOrder(7, 1, 25).length; // → 25
 * ```
 */
export function sampleOrder(seed: number, epoch: number, sampleCount: number): Int32Array {
  return permutation(createRandom(seed, "shuffle", epoch), sampleCount);
}

/** The order that the experiment asks for in an epoch. */
function epochOrder(
  { seed, shuffle = true }: Experiment,
  epoch: number,
  count: number,
): Int32Array {
  return shuffle
    ? sampleOrder(seed, epoch, count)
    : Int32Array.from({ length: count }, (_, i) => i);
}

function checkSameTrainer(from: Checkpoint, trainer: Trainer): void {
  if (from.trainer !== trainer.name) {
    throw new RangeError(
      `Cannot continue the run: the checkpoint is of the ${from.trainer} trainer, not of the ${trainer.name} trainer`,
    );
  }
}

async function takeCheckpoint(
  trainer: Trainer,
  {
    experiment,
    versions,
    history: { loss, accuracy },
  }: Pick<RunRecord, "experiment" | "versions" | "history">,
): Promise<Checkpoint> {
  const history = { loss: [...loss], accuracy: [...accuracy] };
  return { experiment, trainer: trainer.name, versions, history, state: await trainer.state() };
}

async function conclude(
  trainer: Trainer,
  {
    experiment,
    dataset,
    history,
    versions,
    createPredictor,
  }: Pick<RunRecord, "experiment" | "history" | "versions"> &
    Pick<RunOptions, "createPredictor"> & { readonly dataset: Dataset },
): Promise<{ record: RunRecord; weights: Weights }> {
  const { weights, stepCount } = await trainer.state();
  if (!weightNames.every((name) => weights[name].every(Number.isFinite))) {
    const { epochs, adam } = experiment;
    throw new TrainingDivergedError({
      epoch: epochs,
      step: stepCount,
      learningRate: adam.learningRate,
    });
  }
  const judge = await createJudge(trainer, weights, experiment);
  try {
    const probabilities = await judge.predict(dataset.inputs);
    if (createPredictor)
      await consult(createPredictor(judge.architecture, weights), dataset, probabilities);
    const { lossNats, ...hits } = await judge.evaluate(dataset);
    const record: RunRecord = {
      schemaVersion: 1,
      experiment,
      trainer: trainer.name,
      versions,
      history,
      evaluation: { loss: lossNats, accuracyPercent: percent(hits), ...hits },
      predictions: readPredictions(dataset, probabilities),
      weightsSha256: weightsSha256(weights),
    };
    return { record, weights };
  } finally {
    if (judge !== trainer) judge.dispose();
  }
}

/** Who answers: the trainer itself; for a cold start one that carries no state from window to window. */
async function createJudge(
  trainer: Trainer,
  weights: Weights,
  { coldStart = false }: Experiment,
): Promise<Predictor> {
  if (!coldStart) return trainer;
  return createFusedPredictor({ ...trainer.architecture, stateful: false }, weights);
}

/** Asks a referee the same windows. */
async function consult(
  referee: Predictor,
  { inputs }: Dataset,
  probabilities: Float32Array,
): Promise<void> {
  try {
    checkAgreement(await referee.predict(inputs), probabilities);
  } finally {
    referee.dispose();
  }
}

/** Two ways to compute the same probabilities differ by rounding alone: well under this. */
const AGREEMENT = 1e-5;

function checkAgreement(judged: Float32Array, trained: Float32Array): void {
  const difference = largestDifference(judged, trained);
  if (!(difference <= AGREEMENT)) {
    throw new Error(
      `The trainer and the predictor disagree on a probability by ${difference}: one of them computes something else`,
    );
  }
}
