import { type Architecture, gateCount } from "../architecture.ts";
import type { KernelExports } from "./kernel-exports.ts";
import { PANEL } from "./weight-layout.ts";

/** Numbers and how they are laid out, row-major. */
export interface ShapedArray {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** What every recurrent layer has, step by step. */
export interface SimpleRnnActivations {
  readonly cell: "simple-rnn";
  /** Before tanh: `[timeSteps, units]`. */
  readonly preActivations: ShapedArray;
  /** ∂L/∂preActivations: `[timeSteps, units]`. */
  readonly preActivationGradients: ShapedArray;
  /** h: `[timeSteps, units]`. */
  readonly hidden: ShapedArray;
  /** ∂L/∂h: `[timeSteps, units]`. */
  readonly hiddenGradients: ShapedArray;
  /** The answer: `[classes]`. */
  readonly probabilities: ShapedArray;
}

/** What an LSTM has, step by step. */
export interface LstmActivations extends Omit<SimpleRnnActivations, "cell"> {
  readonly cell: "lstm";
  /** Before the gates' activations, in the order i, f, c, o: `[timeSteps, 4 · units]`, as `preActivationGradients`. */
  readonly preActivations: ShapedArray;
  /** i: `[timeSteps, units]`. */
  readonly inputGate: ShapedArray;
  /** f: `[timeSteps, units]`. */
  readonly forgetGate: ShapedArray;
  /** The new content of the cell, tanh: `[timeSteps, units]`. */
  readonly candidate: ShapedArray;
  /** o: `[timeSteps, units]`. */
  readonly outputGate: ShapedArray;
  /** c: `[timeSteps, units]`. */
  readonly cellState: ShapedArray;
  /** ∂L/∂c, by way of h too: `[timeSteps, units]`. */
  readonly cellStateGradients: ShapedArray;
}

/**
 * What the last sample of a pass left behind. L is the mean loss of the pass, so that in a pass over n samples its
 * gradients are an nth of the sample's own.
 */
export type Activations = SimpleRnnActivations | LstmActivations;

/** Copies a pass's last sample out of the kernel's memory. */
export function readActivations(
  memory: Float32Array,
  { cell, timeSteps, units, classes }: Architecture,
  kernel: KernelExports,
  sampleCount: number,
): Activations {
  const gates = gateCount(cell);
  const panelUnits = PANEL / gates;
  const panelRows = kernel.rowCapacity.value;
  const lastRow = (time: number): number => time * sampleCount + sampleCount - 1;

  /** Columns of panels: all gates, or one. */
  const fromPanels = (address: number, firstGate = 0, count = gates): ShapedArray => {
    const data = new Float32Array(timeSteps * count * units);
    let index = 0;
    for (let time = 0; time < timeSteps; time++) {
      for (let gate = firstGate; gate < firstGate + count; gate++) {
        for (let panel = 0; panel * panelUnits < units; panel++) {
          const row = panel * panelRows + lastRow(time);
          const start = (address >> 2) + row * PANEL + gate * panelUnits;
          const end = start + Math.min(panelUnits, units - panel * panelUnits);
          for (let place = start; place < end; place++) data[index++] = memory[place]!;
        }
      }
    }
    return { data, shape: [timeSteps, count * units] };
  };
  const fromRows = (address: number, rowFloats: number): ShapedArray => {
    const data = new Float32Array(timeSteps * units);
    for (let time = 0; time < timeSteps; time++) {
      const start = (address >> 2) + lastRow(time) * rowFloats;
      data.set(memory.subarray(start, start + units), time * units);
    }
    return { data, shape: [timeSteps, units] };
  };

  const stateFloats = kernel.paddedUnits.value;
  const nextRows = kernel.rows.value + sampleCount * kernel.rowBytes.value;
  const answer = (kernel.probabilities.value >> 2) + (sampleCount - 1) * kernel.paddedClasses.value;
  const common = {
    preActivations: fromPanels(kernel.preActivations.value),
    preActivationGradients: fromPanels(kernel.deltas.value),
    hidden: fromRows(nextRows + kernel.hiddenOffset.value, kernel.rowBytes.value >> 2),
    hiddenGradients: fromRows(kernel.hiddenGradients.value, stateFloats),
    probabilities: { data: memory.slice(answer, answer + classes), shape: [classes] },
  };
  if (cell === "simple-rnn") return { cell, ...common };
  return {
    cell,
    ...common,
    inputGate: fromPanels(kernel.gates.value, 0, 1),
    forgetGate: fromPanels(kernel.gates.value, 1, 1),
    candidate: fromPanels(kernel.gates.value, 2, 1),
    outputGate: fromPanels(kernel.gates.value, 3, 1),
    cellState: fromRows(kernel.cells.value, stateFloats),
    cellStateGradients: fromRows(kernel.cellGradients.value, stateFloats),
  };
}
