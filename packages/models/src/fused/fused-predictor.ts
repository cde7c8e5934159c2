import type { Architecture } from "../architecture.ts";
import { checkArchitecture } from "../architecture.ts";
import {
  checkSamples,
  countSamples,
  type Evaluation,
  type Predictor,
  type Samples,
} from "../trainer.ts";
import { checkWeights, type Weights } from "../weights.ts";
import { FusedNetwork } from "./fused-network.ts";
import { loadKernel } from "./load-kernel.ts";

/** Samples of one call; more are asked in several. */
const BATCH = 32;

/**
 * Makes a network that answers, in WebAssembly.
 *
 * @param weights - copied
 * @returns a predictor that the caller disposes
 * @throws RangeError or TypeError if weights and architecture do not fit, or not into memory
 * @throws Error if WebAssembly or its SIMD is missing or forbidden
 * @example
 * ```ts
 * import { architectureOf, initialWeights, singleLetter } from "@alphabet-lstm/models";
 * import { createFusedPredictor } from "@alphabet-lstm/models/fused";
 *
 * const architecture = architectureOf(singleLetter, 26);
 * const predictor = await createFusedPredictor(architecture, initialWeights(architecture, 7));
 * (await predictor.predict(new Float32Array([0]))).length; // → 26
 * predictor.dispose();
 * ```
 */
export async function createFusedPredictor(
  architecture: Architecture,
  weights: Weights,
): Promise<Predictor> {
  checkArchitecture(architecture);
  checkWeights(architecture, weights);
  // A stateful layer carries its state from sample to sample.
  const batch = architecture.stateful ? 1 : BATCH;
  const capacities = { batch, samples: batch, order: batch };
  const network = new FusedNetwork(await loadKernel(), architecture, capacities);
  network.writeWeights(weights);
  return new FusedPredictor(network, 0);
}

/** Answers with a network that it owns. */
export class FusedPredictor implements Predictor {
  readonly architecture: Architecture;
  readonly #stagingSlot: number;
  #network: FusedNetwork | undefined;

  /** @param stagingSlot - the first of the sample slots that are free for questions */
  constructor(network: FusedNetwork, stagingSlot: number) {
    this.architecture = network.architecture;
    this.#network = network;
    this.#stagingSlot = stagingSlot;
  }

  async predict(inputs: Float32Array): Promise<Float32Array> {
    const network = this.network();
    const { classes } = this.architecture;
    const count = countSamples(this.architecture, inputs);
    const probabilities = new Float32Array(count * classes);
    const samples = { inputs, targets: new Int32Array(count) };
    for (const batch of this.#batches(samples)) {
      network.evaluate(batch.count, batch.first > 0);
      network.readProbabilities(probabilities, batch.first, batch.count);
    }
    return probabilities;
  }

  async evaluate(samples: Samples): Promise<Evaluation> {
    const network = this.network();
    checkSamples(this.architecture, samples);
    const sampleCount = samples.targets.length;
    let lossNats = 0;
    let correctCount = 0;
    for (const batch of this.#batches(samples)) {
      network.evaluate(batch.count, batch.first > 0);
      lossNats += network.lossSum / sampleCount;
      correctCount += network.hits;
    }
    return { lossNats, correctCount, sampleCount };
  }

  dispose(): void {
    this.#network = undefined;
  }

  /** @throws Error after `dispose()` */
  protected network(): FusedNetwork {
    if (!this.#network) throw new Error("Cannot use the model: it has been disposed");
    return this.#network;
  }

  /** Puts `count` samples, from `first`, into the free slots, and makes them the order. */
  protected stage(samples: Samples, first: number, count: number): void {
    const network = this.network();
    const slot = this.#stagingSlot;
    network.writeSamples(slot, samples, first, count);
    network.writeOrder(Int32Array.from({ length: count }, (_, index) => slot + index));
  }

  /** Stages one batch of samples after the other. */
  *#batches(samples: Samples): Generator<{ first: number; count: number }> {
    const sampleCount = samples.targets.length;
    const { batch } = this.network().capacities;
    for (let first = 0; first < sampleCount; first += batch) {
      const count = Math.min(batch, sampleCount - first);
      this.stage(samples, first, count);
      yield { first, count };
    }
  }
}
