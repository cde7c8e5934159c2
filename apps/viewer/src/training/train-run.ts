import {
  type Checkpoint,
  type Experiment,
  experimentArchitecture,
  runExperiment,
  runToEnd,
} from "@alphabet-lstm/experiments";
import {
  type Architecture,
  initialWeights,
  type Trainer,
  type TrainerFactory,
  type Weights,
} from "@alphabet-lstm/models";
import { createFusedPredictor, createFusedTrainer } from "@alphabet-lstm/models/fused";

import type { AnswerBlock } from "./protocol.ts";
import { questionInputs } from "./questions.ts";

/** Epochs between two states that are kept: to train that many again takes a few milliseconds. */
const KEYFRAME_EVERY = 25;

/** The answers of an experiment's untrained network. */
export async function untrainedAnswers(experiment: Experiment): Promise<Float32Array<ArrayBuffer>> {
  const architecture = experimentArchitecture(experiment);
  const weights = initialWeights(architecture, experiment.seed);
  return ask(architecture, weights, questionInputs(experiment));
}

/** What a network answers. */
export async function ask(
  architecture: Architecture,
  weights: Weights,
  inputs: Float32Array,
): Promise<Float32Array<ArrayBuffer>> {
  const predictor = await createFusedPredictor(architecture, weights);
  try {
    return (await predictor.predict(inputs)) as Float32Array<ArrayBuffer>;
  } finally {
    predictor.dispose();
  }
}

/** Trains an experiment and tells its answers to every window after each epoch. */
export async function* trainedAnswers(
  experiment: Experiment,
  keyframes: Checkpoint[],
  signal: AbortSignal,
): AsyncGenerator<{ epoch: number; probabilities: Float32Array }> {
  const questions = questionInputs(experiment);
  let trainer: Trainer | undefined;
  const createTrainer: TrainerFactory = async (options) => {
    trainer = await createFusedTrainer(options);
    return trainer;
  };
  const options = { createTrainer, signal, checkpointEvery: KEYFRAME_EVERY };
  for await (const event of runExperiment(experiment, options)) {
    if (event.type === "epoch") {
      yield { epoch: event.epoch, probabilities: await trainer!.predict(questions) };
    }
    if (event.type === "checkpoint") keyframes.push(event.checkpoint);
  }
}

/** The weights of an experiment after an epoch: trained on from the last state that was kept before it. */
export async function weightsAfter(
  experiment: Experiment,
  epoch: number,
  keyframes: readonly Checkpoint[],
): Promise<Weights> {
  if (epoch === 0) return initialWeights(experimentArchitecture(experiment), experiment.seed);
  const from = keyframes.findLast(({ state }) => state.epochCount <= epoch);
  if (from?.state.epochCount === epoch) return from.state.weights;
  return (await runToEnd({ ...experiment, epochs: epoch }, { from })).weights;
}

/** Joins answers of consecutive epochs. */
export class BlockBuilder {
  readonly #slot: number;
  #parts: Float32Array[] = [];
  #firstEpoch = 0;

  constructor(slot: number) {
    this.#slot = slot;
  }

  add(epoch: number, probabilities: Float32Array): void {
    if (this.#parts.length === 0) this.#firstEpoch = epoch;
    this.#parts.push(probabilities);
  }

  /** What was added since the last call. */
  take(): AnswerBlock[] {
    const parts = this.#parts;
    if (parts.length === 0) return [];
    this.#parts = [];
    const size = parts[0]!.length;
    const probabilities = new Float32Array(size * parts.length);
    for (const [index, part] of parts.entries()) probabilities.set(part, index * size);
    return [{ slot: this.#slot, firstEpoch: this.#firstEpoch, probabilities }];
  }
}
