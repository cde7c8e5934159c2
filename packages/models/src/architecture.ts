import { checkInteger, checkOneOf } from "@alphabet-lstm/data/check";

/** What squashes the gates: Keras 2's `clip(0.2x + 0.5, 0, 1)`, or the logistic function. */
export type RecurrentActivation = "hard-sigmoid" | "sigmoid";

/** Every {@link RecurrentActivation}. */
export const recurrentActivations: readonly RecurrentActivation[] = ["hard-sigmoid", "sigmoid"];

/**
 * The network: an LSTM that reads `[timeSteps, features]` numbers, and a Dense softmax layer on its last hidden state.
 */
export interface Architecture {
  /** Steps that the LSTM reads, 1..10,000. */
  readonly timeSteps: number;
  /** Numbers per step, 1..1,000,000. */
  readonly features: number;
  /** Units of the LSTM, 1..1,024. */
  readonly units: number;
  /** Answers to choose from, 2..10,000. */
  readonly classes: number;
  readonly recurrentActivation: RecurrentActivation;
}

/** The names of a network's arrays, in the order in which Keras lists them. */
export const weightNames = [
  "kernel",
  "recurrentKernel",
  "bias",
  "denseKernel",
  "denseBias",
] as const;

/** The name of one of a network's arrays. */
export type WeightName = (typeof weightNames)[number];

/**
 * Checks every size of an architecture.
 *
 * @throws RangeError if a size is out of range
 * @throws TypeError if one is not a number
 */
export function checkArchitecture(architecture: Architecture): void {
  const action = "build the model";
  checkInteger(action, "timeSteps", architecture.timeSteps, { min: 1, max: 10_000 });
  checkInteger(action, "features", architecture.features, { min: 1, max: 1_000_000 });
  checkInteger(action, "units", architecture.units, { min: 1, max: 1024 });
  checkInteger(action, "classes", architecture.classes, { min: 2, max: 10_000 });
  checkOneOf(action, "recurrentActivation", architecture.recurrentActivation, recurrentActivations);
}

/**
 * The shape of each array, as Keras lays it out. The four gates stand side by side in the order i, f, c, o.
 *
 * @example
 * ```ts
 * import { architectureOf, singleLetter, weightShapes } from "@alphabet-lstm/models";
 *
 * weightShapes(architectureOf(singleLetter, 26)).kernel; // → [1, 128]
 * ```
 */
export function weightShapes({
  features,
  units,
  classes,
}: Architecture): Record<WeightName, readonly number[]> {
  return {
    kernel: [features, 4 * units],
    recurrentKernel: [units, 4 * units],
    bias: [4 * units],
    denseKernel: [units, classes],
    denseBias: [classes],
  };
}

/**
 * How many numbers a network learns, per layer.
 *
 * @example
 * ```ts
 * import { architectureOf, parameterCounts, singleLetter } from "@alphabet-lstm/models";
 *
 * parameterCounts(architectureOf(singleLetter, 26)); // → { lstm: 4352, dense: 858, total: 5210 }
 * ```
 */
export function parameterCounts(architecture: Architecture): {
  lstm: number;
  dense: number;
  total: number;
} {
  const shapes = weightShapes(architecture);
  const count = (...names: WeightName[]): number =>
    names.reduce((sum, name) => sum + elementCount(shapes[name]), 0);
  const lstm = count("kernel", "recurrentKernel", "bias");
  const dense = count("denseKernel", "denseBias");
  return { lstm, dense, total: lstm + dense };
}

/** The number of elements of an array of this shape. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}
