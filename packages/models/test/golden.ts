import { readFileSync } from "node:fs";

import type { Architecture, WeightName } from "../src/architecture.ts";
import type { Weights } from "../src/weights.ts";

type Nested = number | readonly Nested[];
/** Weights as the files name them; what never moves is left out. */
type StoredWeights = Partial<Record<"K" | "U" | "b" | "D" | "d", Nested>>;

/** What Keras, JAX and PyTorch computed; see test/goldens/README.md. */
export interface Golden {
  readonly config: {
    readonly T: number;
    readonly F: number;
    readonly units: number;
    readonly classes: number;
    readonly n: number;
    readonly recurrent_activation: "sigmoid" | "hard_sigmoid";
  };
  readonly x: Nested;
  readonly y: readonly number[];
  readonly init: StoredWeights;
  readonly forward: {
    readonly probs: Nested;
    readonly loss_mean: number;
    readonly loss_per_sample: readonly number[];
    readonly argmax: readonly number[];
  };
  readonly trace_sample: {
    readonly index: number;
    readonly steps: readonly Readonly<Record<"i" | "f" | "g" | "o" | "c" | "h", Nested>>[];
  };
  readonly grad_sample0: StoredWeights;
  readonly grad_full: StoredWeights;
  readonly after: Readonly<Record<"1" | "10" | "100", StoredWeights>>;
  readonly after100_tfjs_adam: StoredWeights;
  readonly step_losses: readonly number[];
  /** Of the random network only: `[n, T, u]`. */
  readonly hidden_sequence?: Nested;
  readonly cell_sequence?: Nested;
}

/** The goldens with the fields of {@link Golden}. */
export const goldenNames = [
  "model1_hard_sigmoid",
  "model1_sigmoid",
  "model2_hard_sigmoid",
  "model3_hard_sigmoid",
  "model3_sigmoid",
  "random_T7_F5_u16_C11_sigmoid",
] as const;

const shortNames = {
  kernel: "K",
  recurrentKernel: "U",
  bias: "b",
  denseKernel: "D",
  denseBias: "d",
} as const satisfies Record<WeightName, string>;

export function readGolden(name: (typeof goldenNames)[number]): Golden {
  return JSON.parse(
    readFileSync(new URL(`goldens/${name}.json`, import.meta.url), "utf8"),
  ) as Golden;
}

export function goldenArchitecture({ config }: Golden): Architecture {
  return {
    cell: "lstm",
    timeSteps: config.T,
    features: config.F,
    units: config.units,
    classes: config.classes,
    recurrentActivation: config.recurrent_activation === "sigmoid" ? "sigmoid" : "hard-sigmoid",
  };
}

/** Reads stored weights; where an array is left out, `missing` gives it. */
export function goldenWeights(
  stored: StoredWeights,
  missing: (name: WeightName) => Float32Array,
): Weights {
  return Object.fromEntries(
    Object.entries(shortNames).map(([name, short]) => {
      const values = stored[short];
      return [name, values === undefined ? missing(name as WeightName) : flatten(values)];
    }),
  ) as unknown as Weights;
}

/** A nested list as one row-major array of single precision. */
export function flatten(values: Nested): Float32Array {
  const numbers = (nested: Nested): number[] =>
    typeof nested === "number" ? [nested] : nested.flatMap(numbers);
  return Float32Array.from(numbers(values));
}

/** The largest absolute difference between two arrays of the same length. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`Lengths ${a.length} and ${b.length} differ`);
  let largest = 0;
  for (let index = 0; index < a.length; index++) {
    const difference = Math.abs(a[index]! - b[index]!);
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}
