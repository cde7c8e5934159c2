import { createRandom, type Dataset, permutation } from "@alphabet-lstm/data";
import {
  type Architecture,
  type EpochMetrics,
  initialWeights,
  startState,
  type Trainer,
  type TrainerFactory,
  type Weights,
  weightsSha256,
} from "@alphabet-lstm/models";

import {
  checkExperiment,
  type Experiment,
  experimentArchitecture,
  experimentDataset,
} from "./experiment.ts";
import { readPredictions } from "./predictions.ts";
import type { RunRecord } from "./run-record.ts";
import { version } from "./version.ts";

/** What happens in a run, in this order: one start, an epoch after the other, one end. */
export type RunEvent =
  | { readonly type: "start"; readonly dataset: Dataset; readonly architecture: Architecture }
  | ({ readonly type: "epoch"; readonly epochs: number } & EpochMetrics)
  | { readonly type: "end"; readonly record: RunRecord; readonly weights: Weights };

/** What a run is given by the app that hosts it. */
export interface RunOptions {
  /** Trains; `createLayersTrainer` of `@alphabet-lstm/models/layers` is one. */
  readonly createTrainer: TrainerFactory;
  /** Cancels the run, between two batches. */
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
 * import "@tensorflow/tfjs-backend-cpu";
 * import { createExperiment, runExperiment } from "@alphabet-lstm/experiments";
 * import { singleLetter } from "@alphabet-lstm/models";
 * import { createLayersTrainer } from "@alphabet-lstm/models/layers";
 *
 * const experiment = createExperiment(singleLetter, { epochs: 2 });
 * const seen = [];
 * for await (const event of runExperiment(experiment, { createTrainer: createLayersTrainer })) {
 *   seen.push(event.type);
 * }
 * seen; // → ["start", "epoch", "epoch", "end"]
 * ```
 */
export async function* runExperiment(
  experiment: Experiment,
  { createTrainer, signal, versions = {} }: RunOptions,
): AsyncGenerator<RunEvent, void, undefined> {
  checkExperiment(experiment);
  signal?.throwIfAborted();
  const dataset = experimentDataset(experiment);
  const architecture = experimentArchitecture(experiment);
  yield { type: "start", dataset, architecture };
  const trainer = await createTrainer({
    architecture,
    samples: dataset,
    state: startState(architecture, initialWeights(architecture, experiment.seed)),
    adam: experiment.adam,
    batchSize: experiment.batchSize,
  });
  try {
    const history: { loss: number[]; accuracy: number[] } = { loss: [], accuracy: [] };
    for (let epoch = 1; epoch <= experiment.epochs; epoch++) {
      const order = sampleOrder(experiment.seed, epoch, dataset.windows.count);
      const metrics = await trainer.trainEpoch(order, signal);
      history.loss.push(metrics.lossNats);
      history.accuracy.push(percent(metrics));
      yield { type: "epoch", epochs: experiment.epochs, ...metrics };
    }
    yield {
      type: "end",
      ...(await conclude(trainer, { experiment, dataset, history, versions })),
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

/** Letters right of letters asked, in percent. */
export function percent(hits: {
  readonly correctCount: number;
  readonly sampleCount: number;
}): number {
  return (100 * hits.correctCount) / hits.sampleCount;
}

async function conclude(
  trainer: Trainer,
  {
    experiment,
    dataset,
    history,
    versions,
  }: Pick<RunRecord, "experiment" | "history" | "versions"> & { readonly dataset: Dataset },
): Promise<{ record: RunRecord; weights: Weights }> {
  const { weights } = await trainer.state();
  const { lossNats, ...hits } = await trainer.evaluate(dataset);
  const record: RunRecord = {
    schemaVersion: 1,
    experiment,
    versions: { "@alphabet-lstm/experiments": version, ...versions },
    history,
    evaluation: { loss: lossNats, accuracyPercent: percent(hits), ...hits },
    predictions: readPredictions(dataset, await trainer.predict(dataset.inputs)),
    weightsSha256: weightsSha256(weights),
  };
  return { record, weights };
}
