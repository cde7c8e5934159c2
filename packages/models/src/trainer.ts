import { checkInteger } from "@alphabet-lstm/data/check";

import { type AdamOptions, checkAdam } from "./adam.ts";
import { type Architecture, checkArchitecture } from "./architecture.ts";
import { checkWeights, type Weights, zeroWeights } from "./weights.ts";

/** What a network learns from or is asked: inputs, and the class that is right for each. */
export interface Samples {
  /** `[samples, timeSteps, features]`, row-major. */
  readonly inputs: Float32Array;
  /** `[samples]`, class ids. */
  readonly targets: Int32Array;
}

/**
 * All that a trainer has to remember to go on exactly where it is, between two epochs. What a stateful layer carries is no
 * part of it, since every epoch starts from zeros.
 */
export interface TrainerState {
  readonly weights: Weights;
  /** Adam's running mean of each gradient. */
  readonly firstMoments: Weights;
  /** Adam's running mean of each squared gradient. */
  readonly secondMoments: Weights;
  /** Adam steps taken. */
  readonly stepCount: number;
  /** Epochs finished. */
  readonly epochCount: number;
}

/** What a trainer is made from. */
export interface TrainerOptions {
  readonly architecture: Architecture;
  readonly samples: Samples;
  /** Where to begin: `startState(initialWeights(…))`, or what another trainer's `state()` gave. Copied. */
  readonly state: TrainerState;
  readonly adam: AdamOptions;
  /** Samples per Adam step, 1..10,000; the last step of an epoch takes what is left. Of a stateful layer 1. */
  readonly batchSize: number;
}

/** Mean loss and hits of an epoch, each sample judged just before the step that learns from it. */
export interface EpochMetrics {
  /** Counts from 1. */
  readonly epoch: number;
  readonly lossNats: number;
  readonly correctCount: number;
  readonly sampleCount: number;
}

/** Loss and hits of weights that stand still. */
export interface Evaluation {
  /** Mean cross-entropy. */
  readonly lossNats: number;
  readonly correctCount: number;
  readonly sampleCount: number;
}

/** A network that answers. */
export interface Predictor {
  readonly architecture: Architecture;
  /**
   * Asks for the probability of every class. A stateful layer starts from zeros, and goes on from each sample to the next.
   *
   * @param inputs - `[samples, timeSteps, features]`, row-major
   * @returns a new array `[samples, classes]`
   * @throws RangeError if the inputs are no whole number of samples
   */
  predict(inputs: Float32Array): Promise<Float32Array>;
  /** Judges the answers to samples, which are asked as `predict()` asks them. */
  evaluate(samples: Samples): Promise<Evaluation>;
  /** Gives back all memory. Any later call throws; a second `dispose()` does nothing. */
  dispose(): void;
}

/**
 * A network that learns. The caller gives the order of the samples for each epoch, so two trainers can be fed the very
 * same steps and compared weight by weight.
 */
export interface Trainer extends Predictor {
  /** Which implementation it is. */
  readonly name: TrainerName;
  /**
   * Learns from every sample in `order` once, batch by batch. A stateful layer starts from zeros, and goes on from each
   * sample to the next; questions in the middle of an epoch leave its state alone.
   *
   * @param order - indices of samples
   * @param signal - stops between two batches; the trainer is then in the middle of an epoch
   * @throws RangeError if an index is no sample
   * @throws TrainingDivergedError if the loss stops being finite
   * @throws the signal's reason if it is aborted
   */
  trainEpoch(order: Int32Array, signal?: AbortSignal): Promise<EpochMetrics>;
  /** Copies out the whole state. */
  state(): Promise<TrainerState>;
}

/** The implementations: one WebAssembly kernel, or tfjs-layers. */
export type TrainerName = "fused" | "layers";

/** Makes a trainer, as `createFusedTrainer` and `createLayersTrainer` do. */
export type TrainerFactory = (options: TrainerOptions) => Promise<Trainer>;

/** The loss or a weight stopped being a finite number: the training is lost. */
export class TrainingDivergedError extends Error {
  override readonly name: string = "TrainingDivergedError";
  /** The epoch in which it happened, from 1. */
  readonly epoch: number;
  /** The Adam step at which it was noticed, from 1. */
  readonly step: number;

  constructor({
    epoch,
    step,
    learningRate,
  }: {
    readonly epoch: number;
    readonly step: number;
    readonly learningRate: number;
  }) {
    super(
      `Training diverged: the loss stopped being finite in epoch ${epoch} (step ${step}); lower the learning rate, now ${learningRate}`,
    );
    this.epoch = epoch;
    this.step = step;
  }
}

/**
 * The state before the first step.
 *
 * @example
 * ```ts
 * import { architectureOf, initialWeights, singleLetter, startState } from "@alphabet-lstm/models";
 *
 * const architecture = architectureOf(singleLetter, 26);
 * startState(architecture, initialWeights(architecture, 7)).stepCount; // → 0
 * ```
 */
export function startState(architecture: Architecture, weights: Weights): TrainerState {
  return {
    weights,
    firstMoments: zeroWeights(architecture),
    secondMoments: zeroWeights(architecture),
    stepCount: 0,
    epochCount: 0,
  };
}

/**
 * Checks all that a trainer is made from; every implementation calls it first.
 *
 * @throws RangeError if a value or a shape does not fit
 * @throws TypeError if a kind does not
 */
export function checkTrainerOptions(options: TrainerOptions): void {
  const { architecture, samples, state, adam, batchSize } = options;
  checkArchitecture(architecture);
  checkSamples(architecture, samples);
  checkWeights(architecture, state.weights);
  checkWeights(architecture, state.firstMoments, "first moments");
  checkWeights(architecture, state.secondMoments, "second moments");
  const counts = { min: 0, max: Number.MAX_SAFE_INTEGER };
  checkInteger("create a trainer", "stepCount", state.stepCount, counts);
  checkInteger("create a trainer", "epochCount", state.epochCount, counts);
  checkAdam(adam);
  checkInteger("create a trainer", "batchSize", batchSize, { min: 1, max: 10_000 });
  if (architecture.stateful && batchSize > 1) {
    throw new RangeError(
      `Cannot create a trainer: a stateful layer takes one sample a step, so batchSize must be 1, received ${batchSize}`,
    );
  }
}

/**
 * Checks that inputs are a whole number of samples, and counts them.
 *
 * @throws RangeError if they are not, or there is none
 */
export function countSamples({ timeSteps, features }: Architecture, inputs: Float32Array): number {
  const size = timeSteps * features;
  if (inputs.length === 0 || inputs.length % size !== 0) {
    throw new RangeError(
      `Cannot read the inputs: each sample must have ${timeSteps} × ${features} numbers, received ${inputs.length} numbers in all`,
    );
  }
  return inputs.length / size;
}

/**
 * Checks that inputs and targets fit the architecture and each other.
 *
 * @throws RangeError if they do not
 */
export function checkSamples(architecture: Architecture, { inputs, targets }: Samples): void {
  const count = countSamples(architecture, inputs);
  if (targets.length !== count) {
    throw new RangeError(
      `Cannot read the samples: ${count} inputs need as many targets, received ${targets.length}`,
    );
  }
  const wrong = inputs.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot read the samples: every input must be finite, received ${inputs[wrong]} at ${wrong}`,
    );
  }
  for (const target of targets) {
    checkInteger("read the samples", "a target", target, { min: 0, max: architecture.classes - 1 });
  }
}

/**
 * Checks that an order names samples.
 *
 * @throws RangeError if it is empty or an index is no sample
 */
export function checkOrder(order: Int32Array, sampleCount: number): void {
  if (order.length === 0) throw new RangeError("Cannot train an epoch: the order is empty");
  const wrong = order.find((index) => index < 0 || index >= sampleCount);
  if (wrong !== undefined) {
    checkInteger("train an epoch", "an index of the order", wrong, {
      min: 0,
      max: sampleCount - 1,
    });
  }
}
