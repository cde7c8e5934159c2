import { type Architecture, gateCount } from "../architecture.ts";
import type { Weights } from "../weights.ts";

/** How a time step's states depend on its pre-activations z and on the cell state before it; 0 where they do not. */
export interface LocalDerivatives {
  /** ∂h/∂z, an LSTM's with c held: `[gates · units]`. */
  readonly hiddenByGates: Float64Array;
  /** ∂h/∂c: `[units]`; of a SimpleRNN 0, as all that follows. */
  readonly hiddenByCell: Float64Array;
  /** ∂c/∂z: `[gates · units]`. */
  readonly cellByGates: Float64Array;
  /** ∂c/∂c₋: `[units]`. */
  readonly cellByCell: Float64Array;
}

/** One window in double precision. */
export interface UnrolledWindow {
  /** One for each time step; a masked step hands its states on, and has none. */
  readonly steps: readonly (LocalDerivatives | undefined)[];
  /** h of the last step: `[units]`. */
  readonly hidden: Float64Array;
}

/**
 * Runs the recurrent layer over one window in double precision and keeps what the chain rule needs. Single precision, as in
 * the kernel, ends at 1e-45: over 200 steps gradients go far below that.
 *
 * @param window - `[timeSteps, features]`; the states begin with 0
 */
export function unrollWindow(
  architecture: Architecture,
  weights: Weights,
  window: Float32Array,
): UnrolledWindow {
  const { cell, timeSteps, features, units, maskValue = NaN } = architecture;
  const mask = Math.fround(maskValue);
  const pass = cell === "lstm" ? passLstm : passSimpleRnn;
  const state: State = { hidden: new Float64Array(units), cell: new Float64Array(units) };
  const steps = Array.from({ length: timeSteps }, (_, time) => {
    const x = window.subarray(time * features, (time + 1) * features);
    if (x.every((value) => value === mask)) return undefined;
    return pass(architecture, state, preActivationsOf(architecture, weights, x, state.hidden));
  });
  return { steps, hidden: state.hidden };
}

/** What a step finds, and overwrites with what it leaves. */
interface State {
  readonly hidden: Float64Array;
  readonly cell: Float64Array;
}

/** z = x · K + h · U + b: `[gates · units]`. */
function preActivationsOf(
  { cell, units }: Architecture,
  { kernel, recurrentKernel, bias }: Weights,
  x: Float32Array,
  hidden: Float64Array,
): Float64Array {
  const columns = gateCount(cell) * units;
  const sums = Float64Array.from(bias);
  const add = (values: Float32Array | Float64Array, matrix: Float32Array): void => {
    for (let row = 0; row < values.length; row++) {
      for (let column = 0; column < columns; column++)
        sums[column]! += values[row]! * matrix[row * columns + column]!;
    }
  };
  add(x, kernel);
  add(hidden, recurrentKernel);
  return sums;
}

/** h = tanh(z) */
function passSimpleRnn({ units }: Architecture, { hidden }: State, z: Float64Array) {
  hidden.set(z.map(Math.tanh));
  const none = new Float64Array(units);
  const hiddenByGates = hidden.map((h) => 1 - h * h);
  return { hiddenByGates, hiddenByCell: none, cellByGates: none, cellByCell: none };
}

/** c = f · c₋ + i · c̃, h = o · tanh(c) */
function passLstm(
  { units, recurrentActivation }: Architecture,
  { hidden, cell }: State,
  z: Float64Array,
): LocalDerivatives {
  const hiddenByCell = new Float64Array(units);
  const hiddenByGates = new Float64Array(4 * units);
  const cellByGates = new Float64Array(4 * units);
  const cellByCell = new Float64Array(units);
  const { squash, slope } = squashings[recurrentActivation];
  for (let unit = 0; unit < units; unit++) {
    const [zi, zf, zc, zo] = [
      z[unit]!,
      z[units + unit]!,
      z[2 * units + unit]!,
      z[3 * units + unit]!,
    ];
    const [i, f, candidate, o] = [squash(zi), squash(zf), Math.tanh(zc), squash(zo)];
    const before = cell[unit]!;
    cell[unit] = f * before + i * candidate;
    const squashed = Math.tanh(cell[unit]!);
    hidden[unit] = o * squashed;
    cellByGates[unit] = candidate * slope(zi);
    cellByGates[units + unit] = before * slope(zf);
    cellByGates[2 * units + unit] = i * (1 - candidate * candidate);
    cellByCell[unit] = f;
    hiddenByGates[3 * units + unit] = squashed * slope(zo);
    hiddenByCell[unit] = o * (1 - squashed * squashed);
  }
  return { hiddenByGates, hiddenByCell, cellByGates, cellByCell };
}

const logistic = (z: number): number => 1 / (1 + Math.exp(-z));

const squashings = {
  sigmoid: { squash: logistic, slope: (z: number) => logistic(z) * logistic(-z) },
  // Keras 2's; its slope is 0 where it is clipped.
  "hard-sigmoid": {
    squash: (z: number) => Math.min(1, Math.max(0, 0.2 * z + 0.5)),
    slope: (z: number) => (Math.abs(z) < 2.5 ? 0.2 : 0),
  },
} as const;
