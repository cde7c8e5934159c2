import type { AdamOptions, AdamStep } from "../adam.ts";
import type { Architecture } from "../architecture.ts";
import type { Samples, TrainerState } from "../trainer.ts";
import type { Weights } from "../weights.ts";
import { type Activations, readActivations } from "./activations.ts";
import type { KernelExports } from "./kernel-exports.ts";
import { allocateMemory, type Capacities, type KernelMemory } from "./kernel-memory.ts";
import {
  FIRST_MOMENTS,
  GRADIENTS,
  readWeights,
  SECOND_MOMENTS,
  WEIGHTS,
  writeWeights,
} from "./weight-layout.ts";

/** The bias of a class that only fills up a vector; kernel/assembly/memory-map.ts says why. */
const NO_CLASS = -1e30;
/** ε must not vanish in single precision: 0 / 0 would be no number. */
const SMALLEST_NORMAL = 2 ** -126;

/** One instance of the kernel and its memory, spoken to in this package's own terms. Nothing is checked here. */
export class FusedNetwork {
  readonly architecture: Architecture;
  readonly capacities: Capacities;
  readonly #kernel: KernelExports;
  readonly #memory: KernelMemory;

  /** @throws RangeError if the network does not fit into memory */
  constructor(kernel: KernelExports, architecture: Architecture, capacities: Capacities) {
    this.#memory = allocateMemory(kernel, architecture, capacities);
    this.#kernel = kernel;
    this.architecture = architecture;
    this.capacities = capacities;
    const bias = kernel.denseWeights.value >> 2;
    const { classes } = architecture;
    this.#memory.floats.fill(NO_CLASS, bias + classes, bias + kernel.paddedClasses.value);
  }

  writeWeights(weights: Weights): void {
    writeWeights(this.#memory.floats, this.architecture, this.#kernel, WEIGHTS, weights);
  }

  /** Sets weights, moments and all that Adam needs but the steps' sizes. */
  writeState(state: TrainerState, { beta1, beta2, clipNorm = 0 }: AdamOptions): void {
    const { floats } = this.#memory;
    this.writeWeights(state.weights);
    writeWeights(floats, this.architecture, this.#kernel, FIRST_MOMENTS, state.firstMoments);
    writeWeights(floats, this.architecture, this.#kernel, SECOND_MOMENTS, state.secondMoments);
    this.#kernel.setDecays(beta1, beta2);
    const moments = [state.firstMoments, state.secondMoments];
    const atRest = moments.every((weights) => isRecurrenceZero(this.architecture, weights));
    this.#kernel.setLearning(atRest, clipNorm);
  }

  readState(): Pick<TrainerState, "weights" | "firstMoments" | "secondMoments"> {
    const read = (which: 0 | 1 | 2): Weights =>
      readWeights(this.#memory.floats, this.architecture, this.#kernel, which);
    return {
      weights: read(WEIGHTS),
      firstMoments: read(FIRST_MOMENTS),
      secondMoments: read(SECOND_MOMENTS),
    };
  }

  /** Copies `count` samples, from `first`, into the sample slots from `slot`. */
  writeSamples(slot: number, samples: Samples, first: number, count: number): void {
    const size = this.architecture.timeSteps * this.architecture.features;
    const inputs = (this.#kernel.inputs.value >> 2) + slot * size;
    this.#memory.floats.set(samples.inputs.subarray(first * size, (first + count) * size), inputs);
    const targets = (this.#kernel.targets.value >> 2) + slot;
    this.#memory.integers.set(samples.targets.subarray(first, first + count), targets);
  }

  /** Says which sample slots the next call is about. */
  writeOrder(order: Int32Array): void {
    this.#memory.integers.set(order, this.#kernel.order.value >> 2);
  }

  /** Sets the sizes of the next call's Adam steps. */
  writeSchedule(count: number, next: () => AdamStep): void {
    const start = this.#kernel.schedule.value >> 2;
    for (let step = 0; step < count; step++) {
      const { stepSize, epsilon } = next();
      this.#memory.floats[start + 2 * step] = stepSize;
      this.#memory.floats[start + 2 * step + 1] = Math.max(epsilon, SMALLEST_NORMAL);
    }
  }

  /**
   * Learns from the first `count` samples of the order; returns the steps taken, fewer if a loss was not finite.
   *
   * @param continues - whether a stateful layer goes on from the last call's state, whatever was asked since
   */
  train(count: number, batchSize: number, continues: boolean): number {
    return this.#kernel.train(count, batchSize, continues);
  }

  /**
   * A forward pass over the first `count` samples of the order.
   *
   * @param continues - whether a stateful layer goes on from the last pass's state
   */
  evaluate(count: number, continues: boolean): void {
    this.#kernel.evaluate(count, continues);
  }

  /** A forward and a backward pass, from zero state, over the first `count` samples of the order. */
  differentiate(count: number): void {
    this.#kernel.differentiate(count);
  }

  /** Sum of the last call's losses. */
  get lossSum(): number {
    return this.#kernel.lossSum.value;
  }

  /** Hits of the last call. */
  get hits(): number {
    return this.#kernel.hits.value;
  }

  /** Copies the probabilities of the last pass's `count` samples to the place of sample `first` in `target`. */
  readProbabilities(target: Float32Array, first: number, count: number): void {
    const { classes } = this.architecture;
    const start = this.#kernel.probabilities.value >> 2;
    for (let sample = 0; sample < count; sample++) {
      const row = start + sample * this.#kernel.paddedClasses.value;
      target.set(this.#memory.floats.subarray(row, row + classes), (first + sample) * classes);
    }
  }

  /** Copies out what the last of the last pass's `count` samples left behind. */
  readActivations(count: number): Activations {
    return readActivations(this.#memory.floats, this.architecture, this.#kernel, count);
  }

  /** Computes and copies out the gradient of the last pass over `count` samples. */
  readGradients(count: number): Weights {
    this.#kernel.storeGradients(count);
    return readWeights(this.#memory.floats, this.architecture, this.#kernel, GRADIENTS);
  }
}

/** Whether these moments are 0 for all that gets no gradient from a single time step. */
function isRecurrenceZero({ cell, units }: Architecture, moments: Weights): boolean {
  if (moments.recurrentKernel.some((value) => value !== 0)) return false;
  if (cell === "simple-rnn") return true;
  const isForget = (column: number): boolean => Math.floor(column / units) % 4 === 1;
  return [moments.kernel, moments.bias].every((array) =>
    array.every((value, column) => value === 0 || !isForget(column)),
  );
}
