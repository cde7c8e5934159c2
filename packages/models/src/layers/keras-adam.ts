import * as tf from "@tensorflow/tfjs-core";

import type { AdamOptions, AdamStep } from "../adam.ts";

/** The two moments of one variable. */
export interface Moments {
  readonly first: tf.Variable;
  readonly second: tf.Variable;
}

/**
 * Adam for tfjs whose ε can stand where Keras has it, and whose whole state can be read and set. tfjs' own optimiser
 * adds ε after the bias correction, and restores its powers of β by another way than it came to them.
 */
export class KerasAdam extends tf.Optimizer {
  static readonly className: string = "KerasAdam";
  readonly #options: AdamOptions;
  readonly #nextStep: () => AdamStep;
  readonly #moments: ReadonlyMap<string, Moments>;

  /**
   * @param nextStep - the schedule, as `adamSchedule` gives it
   * @param moments - by the variable's name; owned by the optimiser from now on
   */
  constructor(
    options: AdamOptions,
    nextStep: () => AdamStep,
    moments: ReadonlyMap<string, Moments>,
  ) {
    super();
    this.#options = options;
    this.#nextStep = nextStep;
    this.#moments = moments;
  }

  /** m = β₁m + (1−β₁)g, v = β₂v + (1−β₂)g², w −= stepSize · m / (√v + ε). */
  override applyGradients(
    gradients: tf.NamedTensorMap | { name: string; tensor: tf.Tensor }[],
  ): void {
    const { beta1, beta2, clipNorm } = this.#options;
    const { stepSize, epsilon } = this.#nextStep();
    const named = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    tf.tidy(() => {
      const scale = clipNorm === undefined ? 1 : clipScale(named, clipNorm);
      for (const [name, unclipped] of named) {
        const gradient = clipNorm === undefined ? unclipped : tf.mul(unclipped, scale);
        const weights = tf.engine().registeredVariables[name]!;
        const { first, second } = this.#moments.get(name)!;
        first.assign(tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1)));
        second.assign(tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
        const change = tf.div(tf.mul(first, stepSize), tf.add(tf.sqrt(second), epsilon));
        weights.assign(tf.sub(weights, change));
      }
    });
    this.incrementIterations();
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...this.#options };
  }

  override dispose(): void {
    for (const { first, second } of this.#moments.values()) {
      first.dispose();
      second.dispose();
    }
  }
}

/** What brings the norm of all gradients together down to `clipNorm`, or 1 where it is no longer than that. */
function clipScale(named: readonly (readonly [string, tf.Tensor])[], clipNorm: number): tf.Tensor {
  const squares = named.map(([, gradient]) => tf.sum<tf.Scalar>(tf.square(gradient)));
  return tf.minimum(1, tf.div(clipNorm, tf.sqrt(tf.addN(squares))));
}
