import { checkInteger, checkNumber, checkOneOf } from "@alphabet-lstm/data/check";

/** The recurrent layer: an LSTM, or Keras' SimpleRNN with tanh. */
export type Cell = "lstm" | "simple-rnn";

/** Every {@link Cell}. */
export const cells: readonly Cell[] = ["lstm", "simple-rnn"];

/** What squashes the gates: Keras 2's `clip(0.2x + 0.5, 0, 1)`, or the logistic function. */
export type RecurrentActivation = "hard-sigmoid" | "sigmoid";

/** Every {@link RecurrentActivation}. */
export const recurrentActivations: readonly RecurrentActivation[] = ["hard-sigmoid", "sigmoid"];

/**
 * The network: a recurrent layer that reads `[timeSteps, features]` numbers, and a Dense softmax layer on its last hidden
 * state.
 */
export interface Architecture {
  readonly cell: Cell;
  /** Steps that the recurrent layer reads, 1..10,000. */
  readonly timeSteps: number;
  /** Numbers per step, 1..1,000,000. */
  readonly features: number;
  /** Units of the recurrent layer, 1..1,024. */
  readonly units: number;
  /** Answers to choose from, 2..10,000. */
  readonly classes: number;
  /** Of the gates; a SimpleRNN has none. */
  readonly recurrentActivation: RecurrentActivation;
  /**
   * Keras' `stateful`: whether a sample starts from the hidden and cell state that the sample before it left, instead of
   * from zeros; false by default. A training then takes one sample a step (`batchSize` 1). Each epoch, and each call of
   * `predict()` and `evaluate()`, starts from zeros. The gradient stops where a sample begins.
   */
  readonly stateful?: boolean;
  /**
   * Keras' `Masking(mask_value)`: a time step whose numbers all equal it, in single precision, is skipped, as though the
   * sample were shorter; none by default. Finite, of a magnitude of at most 3.4e38.
   */
  readonly maskValue?: number;
}

/** The largest number of single precision, roughly. */
const FLOAT32_MAX = 3.4e38;

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
 * Checks every field of an architecture.
 *
 * @throws RangeError if a size is out of range, or another field is none of its values
 * @throws TypeError if a number is none
 * @example
 * ```ts
 * import { architectureOf, checkArchitecture, singleLetter } from "@alphabet-lstm/models";
 *
 * checkArchitecture(architectureOf(singleLetter, 26));
 * ```
 */
export function checkArchitecture(architecture: Architecture): void {
  const action = "build the model";
  checkOneOf(action, "cell", architecture.cell, cells);
  checkInteger(action, "timeSteps", architecture.timeSteps, { min: 1, max: 10_000 });
  checkInteger(action, "features", architecture.features, { min: 1, max: 1_000_000 });
  checkInteger(action, "units", architecture.units, { min: 1, max: 1024 });
  checkInteger(action, "classes", architecture.classes, { min: 2, max: 10_000 });
  checkOneOf(action, "recurrentActivation", architecture.recurrentActivation, recurrentActivations);
  const { stateful, maskValue } = architecture;
  if (stateful !== undefined) checkOneOf(action, "stateful", stateful, [true, false]);
  if (maskValue !== undefined) {
    const limits = { min: -FLOAT32_MAX, max: FLOAT32_MAX };
    checkNumber(action, "maskValue", maskValue, limits, true);
  }
}

/** Blocks of columns in the recurrent layer's arrays: one for each of an LSTM's gates, or one. */
export function gateCount(cell: Cell): number {
  return cell === "lstm" ? 4 : 1;
}

/**
 * The shape of each array, as Keras lays it out. An LSTM's four gates stand side by side in the order i, f, c, o.
 *
 * @example
 * ```ts
 * import { architectureOf, singleLetter, weightShapes } from "@alphabet-lstm/models";
 *
 * weightShapes(architectureOf(singleLetter, 26)).kernel; // → [1, 128]
 * ```
 */
export function weightShapes({
  cell,
  features,
  units,
  classes,
}: Architecture): Record<WeightName, readonly number[]> {
  const columns = gateCount(cell) * units;
  return {
    kernel: [features, columns],
    recurrentKernel: [units, columns],
    bias: [columns],
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
 * parameterCounts(architectureOf(singleLetter, 26)); // → { recurrent: 4352, dense: 858, total: 5210 }
 * ```
 */
export function parameterCounts(architecture: Architecture): {
  recurrent: number;
  dense: number;
  total: number;
} {
  const shapes = weightShapes(architecture);
  const count = (...names: WeightName[]): number =>
    names.reduce((sum, name) => sum + elementCount(shapes[name]), 0);
  const recurrent = count("kernel", "recurrentKernel", "bias");
  const dense = count("denseKernel", "denseBias");
  return { recurrent, dense, total: recurrent + dense };
}

/** The number of elements of an array of this shape. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}
