import { type AdamStep, adamSchedule } from "../adam.ts";
import { type Architecture, type WeightName, weightShapes } from "../architecture.ts";
import {
  checkOrder,
  checkSamples,
  checkTrainerOptions,
  type EpochMetrics,
  type Evaluation,
  type Samples,
  type Trainer,
  TrainingDivergedError,
  type TrainerOptions,
  type TrainerState,
} from "../trainer.ts";
import { yieldToEventLoop } from "../yield-to-event-loop.ts";
import type { Activations, ShapedArray } from "./activations.ts";
import { FusedNetwork } from "./fused-network.ts";
import { FusedPredictor } from "./fused-predictor.ts";
import { loadKernel } from "./load-kernel.ts";
import { stepsPerCall } from "./steps-per-call.ts";

/** ∂L/∂w for every array, in the shape that `weightShapes` gives. */
export type Gradients = Readonly<Record<WeightName, ShapedArray>>;

/** A trainer that can be looked into. */
export interface FusedTrainer extends Trainer {
  /**
   * Passes forward and backward through the network without a step; `activations()` and `gradients()` then tell of it. A
   * stateful layer starts from zeros.
   *
   * @param samples - at most `batchSize`: of a stateful layer one
   * @throws RangeError if the samples do not fit the architecture, or are more than a batch
   */
  backpropagate(samples: Samples): Promise<Evaluation>;
  /**
   * What the last sample of the last step, or of `backpropagate()`, left behind: as it was before the step. A stateful
   * layer's first time step goes on from the sample before. A masked time step repeats the states before it; its gates
   * are i = 0, f = 1, o = 0, and its candidate, pre-activations and their gradients 0.
   *
   * @returns new arrays, which stay as they are
   * @throws Error if there was neither since the trainer was made, or since `predict()` or `evaluate()`
   */
  activations(): Activations;
  /**
   * The gradient of the mean loss of the last step's samples, or of `backpropagate()`'s, before any clipping. What a
   * stateful layer carried into the step counts as given, so the recurrent kernel has a gradient from it, but the steps
   * before have none. A masked time step adds nothing.
   *
   * @returns new arrays, which stay as they are
   * @throws Error if there was neither since the trainer was made, or since `predict()` or `evaluate()`
   */
  gradients(): Gradients;
}

/**
 * Makes the trainer that is used by default: forward pass, backward pass through time and Adam in one WebAssembly kernel.
 * The same steps give the same bits in every engine.
 *
 * @returns a trainer that the caller disposes
 * @throws RangeError or TypeError if an option does not fit, or all together not into memory
 * @throws Error if WebAssembly or its SIMD is missing or forbidden
 * @example
 * ```ts
 * import { createDataset } from "@alphabet-lstm/data";
 * import { architectureOf, defaultAdam, initialWeights, singleLetter, startState } from "@alphabet-lstm/models";
 * import { createFusedTrainer } from "@alphabet-lstm/models/fused";
 *
 * const architecture = architectureOf(singleLetter, 26);
 * const trainer = await createFusedTrainer({
 *   architecture,
 *   samples: createDataset(singleLetter),
 *   state: startState(architecture, initialWeights(architecture, 7)),
 *   adam: defaultAdam,
 *   batchSize: 1,
 * });
 * (await trainer.trainEpoch(Int32Array.of(2, 0, 1))).sampleCount; // → 3
 * trainer.dispose();
 * ```
 */
export async function createFusedTrainer(options: TrainerOptions): Promise<FusedTrainer> {
  checkTrainerOptions(options);
  const { architecture, samples, state, adam, batchSize } = options;
  const sampleCount = samples.targets.length;
  const network = new FusedNetwork(await loadKernel(), architecture, {
    batch: batchSize,
    samples: sampleCount + batchSize,
    order: stepsPerCall(architecture, batchSize) * batchSize,
  });
  network.writeSamples(0, samples, 0, sampleCount);
  network.writeState(state, adam);
  return new KernelTrainer(options, network);
}

class KernelTrainer extends FusedPredictor implements FusedTrainer {
  readonly name = "fused";
  readonly #sampleCount: number;
  readonly #batchSize: number;
  readonly #learningRate: number;
  readonly #nextStep: () => AdamStep;
  #stepCount: number;
  #epochCount: number;
  /** Samples learned since the event loop had a turn. */
  #samplesSinceYield = 0;
  /** Samples of the last pass that went backward too; 0 if there is none to tell of. */
  #passCount = 0;

  constructor({ samples, state, adam, batchSize }: TrainerOptions, network: FusedNetwork) {
    super(network, samples.targets.length);
    this.#sampleCount = samples.targets.length;
    this.#batchSize = batchSize;
    this.#learningRate = adam.learningRate;
    this.#nextStep = adamSchedule(adam, state.stepCount);
    this.#stepCount = state.stepCount;
    this.#epochCount = state.epochCount;
  }

  async trainEpoch(order: Int32Array, signal?: AbortSignal): Promise<EpochMetrics> {
    this.network();
    checkOrder(order, this.#sampleCount);
    signal?.throwIfAborted();
    const chunk = this.network().capacities.order;
    const longestTurn = this.#batchSize * stepsPerCall(this.architecture, this.#batchSize);
    let lossSum = 0;
    let correctCount = 0;
    for (let first = 0; first < order.length; first += chunk) {
      if (this.#samplesSinceYield >= longestTurn) {
        await yieldToEventLoop();
        signal?.throwIfAborted();
        this.#samplesSinceYield = 0;
      }
      const network = this.network();
      this.#trainChunk(network, order.subarray(first, first + chunk), first > 0);
      this.#samplesSinceYield += Math.min(chunk, order.length - first);
      lossSum += network.lossSum;
      correctCount += network.hits;
    }
    this.#epochCount++;
    const sampleCount = order.length;
    return { epoch: this.#epochCount, lossNats: lossSum / sampleCount, correctCount, sampleCount };
  }

  override async predict(inputs: Float32Array): Promise<Float32Array> {
    this.#passCount = 0;
    return super.predict(inputs);
  }

  override async evaluate(samples: Samples): Promise<Evaluation> {
    this.#passCount = 0;
    return super.evaluate(samples);
  }

  async backpropagate(samples: Samples): Promise<Evaluation> {
    const network = this.network();
    checkSamples(this.architecture, samples);
    const sampleCount = samples.targets.length;
    if (sampleCount > this.#batchSize) {
      throw new RangeError(
        `Cannot backpropagate: there must be at most batchSize samples, ${this.#batchSize}, received ${sampleCount}`,
      );
    }
    this.stage(samples, 0, sampleCount);
    network.differentiate(sampleCount);
    this.#passCount = sampleCount;
    return { lossNats: network.lossSum / sampleCount, correctCount: network.hits, sampleCount };
  }

  activations(): Activations {
    return this.network().readActivations(this.#checkPass());
  }

  gradients(): Gradients {
    const weights = this.network().readGradients(this.#checkPass());
    return withShapes(this.architecture, weights);
  }

  async state(): Promise<TrainerState> {
    return {
      ...this.network().readState(),
      stepCount: this.#stepCount,
      epochCount: this.#epochCount,
    };
  }

  /** One call of the kernel. */
  #trainChunk(network: FusedNetwork, order: Int32Array, continues: boolean): void {
    const steps = Math.ceil(order.length / this.#batchSize);
    network.writeOrder(order);
    network.writeSchedule(steps, this.#nextStep);
    const taken = network.train(order.length, this.#batchSize, continues);
    this.#stepCount += taken;
    this.#passCount = order.length - (steps - 1) * this.#batchSize;
    if (taken < steps) {
      throw new TrainingDivergedError({
        epoch: this.#epochCount + 1,
        step: this.#stepCount + 1,
        learningRate: this.#learningRate,
      });
    }
  }

  #checkPass(): number {
    if (this.#passCount === 0) {
      throw new Error(
        "Cannot look into the network: train an epoch or call backpropagate() first, and neither predict() nor evaluate() in between",
      );
    }
    return this.#passCount;
  }
}

function withShapes(
  architecture: Architecture,
  weights: Readonly<Record<WeightName, Float32Array>>,
): Gradients {
  const shapes = weightShapes(architecture);
  const shaped = (name: WeightName): ShapedArray => ({ data: weights[name], shape: shapes[name] });
  return {
    kernel: shaped("kernel"),
    recurrentKernel: shaped("recurrentKernel"),
    bias: shaped("bias"),
    denseKernel: shaped("denseKernel"),
    denseBias: shaped("denseBias"),
  };
}
