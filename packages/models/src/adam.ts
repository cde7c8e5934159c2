import { checkNumber, checkOneOf } from "@alphabet-lstm/data/check";

/**
 * Where ε stands in Adam's division. `"keras"` adds it to √v, `"tfjs"` (and PyTorch) to the bias-corrected √v̂. The
 * weights differ by up to 6·10⁻³ after 100 steps.
 */
export type EpsilonPlacement = "keras" | "tfjs";

/** How Adam steps. */
export interface AdamOptions {
  /** Above 0; 0.001 by default. */
  readonly learningRate: number;
  /** Decay of the first moment, in [0, 1); 0.9 by default. */
  readonly beta1: number;
  /** Decay of the second moment, in [0, 1); 0.999 by default. */
  readonly beta2: number;
  /** Above 0; 1e-7 by default. */
  readonly epsilon: number;
  /** `"keras"` by default. */
  readonly epsilonPlacement: EpsilonPlacement;
  /** The largest norm of all gradients together, above 0; longer ones are scaled down to it. Any by default. */
  readonly clipNorm?: number;
}

/** Keras' defaults. */
export const defaultAdam: AdamOptions = {
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-7,
  epsilonPlacement: "keras",
};

/** The largest number of single precision, which training computes in. */
const FLOAT32_MAX = 3.4e38;
const BELOW_ONE = 1 - 2 ** -24;

/**
 * Checks every option of Adam.
 *
 * @throws RangeError if an option is out of range
 * @throws TypeError if one is not a number
 * @example
 * ```ts
 * import { checkAdam, defaultAdam } from "@alphabet-lstm/models";
 *
 * checkAdam({ ...defaultAdam, learningRate: 0.01 });
 * ```
 */
export function checkAdam(options: AdamOptions): void {
  const action = "set up Adam";
  checkNumber(action, "learningRate", options.learningRate, { min: 0, max: FLOAT32_MAX });
  checkNumber(action, "beta1", options.beta1, { min: 0, max: BELOW_ONE }, true);
  checkNumber(action, "beta2", options.beta2, { min: 0, max: BELOW_ONE }, true);
  checkNumber(action, "epsilon", options.epsilon, { min: 0, max: 1 });
  checkOneOf(action, "epsilonPlacement", options.epsilonPlacement, ["keras", "tfjs"]);
  if (options.clipNorm !== undefined) {
    checkNumber(action, "clipNorm", options.clipNorm, { min: 0, max: FLOAT32_MAX });
  }
}

/** The two numbers that change from one Adam step to the next. */
export interface AdamStep {
  readonly stepSize: number;
  readonly epsilon: number;
}

/**
 * Gives the step size and ε of each Adam step in turn, so that the update is
 * `w −= stepSize · m / (√v + ε)` in either convention:
 *
 *     stepSize = learningRate · √(1 − β₂ᵗ) / (1 − β₁ᵗ)
 *     ε        = epsilon                       "keras"
 *     ε        = epsilon · √(1 − β₂ᵗ)          "tfjs"
 *
 * The powers are running products in float64, since `Math.pow` differs between engines.
 *
 * @param stepCount - steps already taken; 0 by default
 * @returns a function to call once per step
 * @example
 * ```ts
 * import { adamSchedule, defaultAdam } from "@alphabet-lstm/models";
 *
 * const nextStep = adamSchedule(defaultAdam);
 * nextStep().stepSize.toFixed(6); // → "0.000316"
 * ```
 * @see https://arxiv.org/abs/1412.6980 Kingma and Ba, the last paragraph of section 2
 */
export function adamSchedule(options: AdamOptions, stepCount = 0): () => AdamStep {
  const { learningRate, beta1, beta2, epsilon, epsilonPlacement } = options;
  let power1 = 1;
  let power2 = 1;
  for (let step = 0; step < stepCount && power1 + power2 > 0; step++) {
    power1 *= beta1;
    power2 *= beta2;
  }
  return () => {
    power1 *= beta1;
    power2 *= beta2;
    const correction = Math.sqrt(1 - power2);
    return {
      stepSize: (learningRate * correction) / (1 - power1),
      epsilon: epsilonPlacement === "keras" ? epsilon : epsilon * correction,
    };
  };
}
