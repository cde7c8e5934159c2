import * as tf from "@tensorflow/tfjs-core";
import type { Sequential } from "@tensorflow/tfjs-layers";

import { adamSchedule } from "../adam.ts";
import { weightNames, weightShapes } from "../architecture.ts";
import {
  checkOrder,
  checkTrainerOptions,
  type EpochMetrics,
  type Trainer,
  TrainingDivergedError,
  type TrainerOptions,
  type TrainerState,
} from "../trainer.ts";
import { mapWeights, type Weights } from "../weights.ts";
import { yieldToEventLoop } from "../yield-to-event-loop.ts";
import { KerasAdam, type Moments } from "./keras-adam.ts";
import { createLayersModel, layersVariables, readLayersWeights } from "./layers-model.ts";
import { LayersPredictor } from "./layers-predictor.ts";
import { releasePastStates } from "./recurrent-state.ts";

/**
 * Makes a trainer on tfjs-layers, on the backend that tfjs is set to: the referee, slow and well known.
 *
 * @returns a trainer that the caller disposes
 * @throws RangeError or TypeError if an option does not fit
 * @throws Error if no tfjs backend is registered
 * @example
 * ```ts
 * import "@tensorflow/tfjs-backend-cpu";
 * import { createDataset } from "@alphabet-lstm/data";
 * import { architectureOf, defaultAdam, initialWeights, singleLetter, startState } from "@alphabet-lstm/models";
 * import { createLayersTrainer } from "@alphabet-lstm/models/layers";
 *
 * const architecture = architectureOf(singleLetter, 26);
 * const trainer = await createLayersTrainer({
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
export async function createLayersTrainer(options: TrainerOptions): Promise<Trainer> {
  checkTrainerOptions(options);
  await tf.ready();
  return new LayersTrainer(options, createLayersModel(options.architecture, options.state.weights));
}

class LayersTrainer extends LayersPredictor implements Trainer {
  readonly name = "layers";
  readonly #options: TrainerOptions;
  readonly #optimizer: KerasAdam;
  readonly #moments: ReadonlyMap<string, Moments>;
  #stepCount: number;
  #epochCount: number;

  constructor(options: TrainerOptions, model: Sequential) {
    super(options.architecture, model);
    const { state, adam } = options;
    this.#options = options;
    this.#stepCount = state.stepCount;
    this.#epochCount = state.epochCount;
    this.#moments = createMoments(options, model);
    this.#optimizer = new KerasAdam(adam, adamSchedule(adam, state.stepCount), this.#moments);
    model.compile({
      optimizer: this.#optimizer,
      loss: "categoricalCrossentropy",
      metrics: ["accuracy"],
    });
  }

  async trainEpoch(order: Int32Array, signal?: AbortSignal): Promise<EpochMetrics> {
    this.checkUsable();
    const { samples, batchSize } = this.#options;
    checkOrder(order, samples.targets.length);
    this.model.resetStates();
    let lossNats = 0;
    let correctCount = 0;
    for (let start = 0; start < order.length; start += batchSize) {
      await yieldToEventLoop();
      signal?.throwIfAborted();
      const batch = order.subarray(start, start + batchSize);
      const { meanLoss, accuracy } = await this.#trainBatch(batch);
      lossNats += (meanLoss * batch.length) / order.length;
      correctCount += Math.round(accuracy * batch.length);
    }
    await this.#checkWeights();
    this.#epochCount++;
    return { epoch: this.#epochCount, lossNats, correctCount, sampleCount: order.length };
  }

  async state(): Promise<TrainerState> {
    this.checkUsable();
    return {
      weights: await readLayersWeights(this.model),
      firstMoments: await this.#readMoments("first"),
      secondMoments: await this.#readMoments("second"),
      stepCount: this.#stepCount,
      epochCount: this.#epochCount,
    };
  }

  override dispose(): void {
    super.dispose();
    this.#optimizer.dispose();
  }

  /** One forward pass, backward pass and Adam step on the samples of a batch. */
  async #trainBatch(batch: Int32Array): Promise<{ meanLoss: number; accuracy: number }> {
    const { samples, architecture } = this.#options;
    const size = architecture.timeSteps * architecture.features;
    const inputs = new Float32Array(batch.length * size);
    for (const [row, index] of batch.entries()) {
      inputs.set(samples.inputs.subarray(index * size, (index + 1) * size), row * size);
    }
    const x = this.inputTensor(inputs, batch.length);
    const y = this.targetTensor(batch.map((index) => samples.targets[index]!));
    const [meanLoss, accuracy] = (await this.model.trainOnBatch(x, y)) as [number, number];
    tf.dispose([x, y]);
    releasePastStates(this.model);
    this.#stepCount++;
    if (!Number.isFinite(meanLoss)) throw this.#divergence();
    return { meanLoss, accuracy };
  }

  /** The wasm backend's clipping turns NaN into a number, and with it the loss: only the weights tell. */
  async #checkWeights(): Promise<void> {
    const weights = await readLayersWeights(this.model);
    if (weightNames.some((name) => !weights[name].every(Number.isFinite))) throw this.#divergence();
  }

  #divergence(): TrainingDivergedError {
    return new TrainingDivergedError({
      epoch: this.#epochCount + 1,
      step: this.#stepCount,
      learningRate: this.#options.adam.learningRate,
    });
  }

  async #readMoments(which: keyof Moments): Promise<Weights> {
    const variables = layersVariables(this.model);
    const arrays = await Promise.all(
      weightNames.map(async (name) =>
        this.#moments.get(variables.get(name)!.name)![which].data<"float32">(),
      ),
    );
    return mapWeights((name) => arrays[weightNames.indexOf(name)]!);
  }
}

function createMoments(
  { architecture, state }: TrainerOptions,
  model: Sequential,
): Map<string, Moments> {
  const shapes = weightShapes(architecture);
  const moments = new Map<string, Moments>();
  for (const [name, { name: variableName }] of layersVariables(model)) {
    const variable = (values: Float32Array): tf.Variable =>
      tf.tidy(() => tf.variable(tf.tensor(values, [...shapes[name]]), false));
    moments.set(variableName, {
      first: variable(state.firstMoments[name]),
      second: variable(state.secondMoments[name]),
    });
  }
  return moments;
}
