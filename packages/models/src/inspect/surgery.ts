import { checkInteger, checkNumber, checkOneOf } from "@alphabet-lstm/data/check";

import { type Architecture, gateCount } from "../architecture.ts";
import { checkWeights, mapWeights, type Weights } from "../weights.ts";

/** A gate of an LSTM, or its candidate, in the order of the arrays. */
export type Gate = "input" | "forget" | "candidate" | "output";

/** Every {@link Gate}. */
export const gates: readonly Gate[] = ["input", "forget", "candidate", "output"];

/** What is done to a network. */
export interface Surgery {
  /** Holds gates at a value at every step: in [0, 1], the candidate in [−1, 1]. LSTM only. */
  readonly hold?: Readonly<Partial<Record<Gate, number>>>;
  /** Empties the cell between the steps, which is to forget everything. LSTM only. */
  readonly zeroCell?: boolean;
  /** Empties the hidden state between the steps: each step sees its input alone. */
  readonly zeroHidden?: boolean;
  /** Units that do what another does, or (null) put out 0. */
  readonly replace?: readonly { readonly unit: number; readonly by: number | null }[];
}

/** A pre-activation that both sigmoids, and tanh, take for an end of their range. */
const SATURATING = 200;

/**
 * Operates on a network: gives the weights of one that does what it is made to do. So whatever runs a network can run it,
 * and surgery without a change gives the very same weights.
 *
 * A gate is held by taking its inputs away and setting its bias; 0 and 1 are met exactly, values between to single
 * precision.
 *
 * @param weights - not touched
 * @returns new arrays
 * @throws RangeError or TypeError if a gate, a value or a unit does not fit the architecture
 * @example
 * ```ts
 * import { architectureOf, initialWeights, timeSteps } from "@alphabet-lstm/models";
 * import { operate } from "@alphabet-lstm/models/inspect";
 *
 * const architecture = architectureOf(timeSteps, 26);
 * const weights = initialWeights(architecture, 7);
 * const forgetful = operate(architecture, weights, { hold: { forget: 0 } });
 * forgetful.bias[32] === weights.bias[32]; // → false
 * ```
 */
export function operate(architecture: Architecture, weights: Weights, surgery: Surgery): Weights {
  checkWeights(architecture, weights);
  const { hold = {}, zeroCell = false, zeroHidden = false, replace = [] } = surgery;
  const operated = mapWeights((name) => weights[name].slice());
  if (architecture.cell !== "lstm" && (zeroCell || Object.keys(hold).length > 0)) {
    throw new RangeError(`Cannot operate: a ${architecture.cell} has no gates and no cell to hold`);
  }
  for (const { unit, by } of replace) replaceUnit(architecture, operated, { unit, by });
  const held = zeroCell ? { ...hold, forget: 0 } : hold;
  for (const [gate, value] of Object.entries(held)) {
    if (value !== undefined) holdGate(architecture, operated, { gate, value });
  }
  if (zeroHidden) operated.recurrentKernel.fill(0);
  return operated;
}

function holdGate(
  architecture: Architecture,
  { kernel, recurrentKernel, bias }: Weights,
  { gate, value }: { readonly gate: string; readonly value: number },
): void {
  checkOneOf("operate", "a held gate", gate, gates);
  const limits = { min: gate === "candidate" ? -1 : 0, max: 1 };
  checkNumber("operate", `the ${gate} gate's value`, value, limits, true);
  const { units } = architecture;
  const first = gates.indexOf(gate as Gate) * units;
  for (const matrix of [kernel, recurrentKernel]) {
    for (let row = 0; row < matrix.length; row += 4 * units) {
      matrix.fill(0, row + first, row + first + units);
    }
  }
  const preActivation =
    gate === "candidate" ? inverseTanh(value) : inverseSigmoid(architecture, value);
  bias.fill(preActivation, first, first + units);
}

function inverseSigmoid({ recurrentActivation }: Architecture, value: number): number {
  if (value === 0) return -SATURATING;
  if (value === 1) return SATURATING;
  return recurrentActivation === "sigmoid" ? 2 * Math.atanh(2 * value - 1) : (value - 0.5) / 0.2;
}

function inverseTanh(value: number): number {
  return Math.abs(value) === 1 ? value * SATURATING : Math.atanh(value);
}

function replaceUnit(
  { cell, units, classes }: Architecture,
  { kernel, recurrentKernel, bias, denseKernel }: Weights,
  { unit, by }: { readonly unit: number; readonly by: number | null },
): void {
  checkInteger("operate", "a replaced unit", unit, { min: 0, max: units - 1 });
  if (by === null) {
    // What it puts out reaches neither the next step nor the answer.
    const columns = gateCount(cell) * units;
    recurrentKernel.fill(0, unit * columns, (unit + 1) * columns);
    denseKernel.fill(0, unit * classes, (unit + 1) * classes);
    return;
  }
  checkInteger("operate", "the unit in its place", by, { min: 0, max: units - 1 });
  for (const matrix of [kernel, recurrentKernel, bias]) {
    for (let block = 0; block < matrix.length; block += units)
      matrix[block + unit] = matrix[block + by]!;
  }
}
