import { oneHot } from "@alphabet-lstm/data";
import * as tf from "@tensorflow/tfjs-core";
import { metrics, type Sequential } from "@tensorflow/tfjs-layers";

import type { Architecture } from "../architecture.ts";
import {
  checkSamples,
  countSamples,
  type Evaluation,
  type Predictor,
  type Samples,
} from "../trainer.ts";
import type { Weights } from "../weights.ts";
import { createLayersModel } from "./layers-model.ts";
import { disposeLayersModel, fromZeroState } from "./recurrent-state.ts";

/**
 * Makes a network that answers, on tfjs.
 *
 * @param weights - copied
 * @returns a predictor that the caller disposes
 * @throws RangeError if weights and architecture do not fit
 * @example
 * ```ts
 * import "@tensorflow/tfjs-backend-cpu";
 * import { architectureOf, initialWeights, singleLetter } from "@alphabet-lstm/models";
 * import { createLayersPredictor } from "@alphabet-lstm/models/layers";
 *
 * const architecture = architectureOf(singleLetter, 26);
 * const predictor = createLayersPredictor(architecture, initialWeights(architecture, 7));
 * (await predictor.predict(new Float32Array([0]))).length; // → 26
 * predictor.dispose();
 * ```
 */
export function createLayersPredictor(architecture: Architecture, weights: Weights): Predictor {
  return new LayersPredictor(architecture, createLayersModel(architecture, weights));
}

/** Answers with a tfjs-layers model that it owns. */
export class LayersPredictor implements Predictor {
  readonly architecture: Architecture;
  readonly model: Sequential;
  #disposed = false;

  constructor(architecture: Architecture, model: Sequential) {
    this.architecture = architecture;
    this.model = model;
  }

  async predict(inputs: Float32Array): Promise<Float32Array> {
    this.checkUsable();
    const count = countSamples(this.architecture, inputs);
    const probabilities = tf.tidy(() => this.#ask(inputs, count));
    const values = await probabilities.data<"float32">();
    probabilities.dispose();
    return values;
  }

  async evaluate(samples: Samples): Promise<Evaluation> {
    this.checkUsable();
    checkSamples(this.architecture, samples);
    const sampleCount = samples.targets.length;
    const [loss, hits] = tf.tidy(() => {
      const answers = this.#ask(samples.inputs, sampleCount);
      const truth = this.targetTensor(samples.targets);
      return [
        tf.mean(metrics.categoricalCrossentropy(truth, answers)),
        tf.sum(metrics.categoricalAccuracy(truth, answers)),
      ] as const;
    });
    const [lossNats, correctCount] = [(await loss.data())[0]!, (await hits.data())[0]!];
    tf.dispose([loss, hits]);
    return { lossNats, correctCount, sampleCount };
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    disposeLayersModel(this.model);
  }

  /** @throws Error after `dispose()` */
  protected checkUsable(): void {
    if (this.#disposed) throw new Error("Cannot use the model: it has been disposed");
  }

  /** The probabilities; a stateful layer carries its state from one sample to the next. */
  #ask(inputs: Float32Array, count: number): tf.Tensor {
    const batch = this.inputTensor(inputs, count);
    const batchSize = this.architecture.stateful ? 1 : count;
    return fromZeroState(this.model, () => this.model.predict(batch, { batchSize }) as tf.Tensor);
  }

  protected inputTensor(inputs: Float32Array, count: number): tf.Tensor3D {
    return tf.tensor3d(inputs, [count, this.architecture.timeSteps, this.architecture.features]);
  }

  protected targetTensor(targets: Int32Array): tf.Tensor2D {
    const { classes } = this.architecture;
    return tf.tensor2d(oneHot(targets, classes), [targets.length, classes]);
  }
}
