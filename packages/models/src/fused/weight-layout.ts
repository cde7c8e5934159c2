import { type Architecture, gateCount, type WeightName, weightNames } from "../architecture.ts";
import { type Weights, zeroWeights } from "../weights.ts";
import type { KernelExports } from "./kernel-exports.ts";

/** Columns of a panel; see kernel/assembly/memory-map.ts. */
export const PANEL = 32;

/** What the kernel keeps for each weight, in the order in which the four lie in memory. */
export type WeightArray = 0 | 1 | 2 | 3;
export const WEIGHTS = 0;
export const FIRST_MOMENTS = 1;
export const SECOND_MOMENTS = 2;
export const GRADIENTS = 3;

/** The kernel keeps second moments this many times as large; kernel/assembly/adam.ts says why. */
const SECOND_MOMENT_SCALE = 2 ** 48;

/** Numbers that lie side by side both in Keras' array and in the kernel's memory. */
interface Run {
  readonly name: WeightName;
  /** Index in Keras' array. */
  readonly index: number;
  /** Index in the memory's floats. */
  readonly place: number;
  readonly length: number;
}

/** Copies weights, moments or gradients into the kernel's memory. */
export function writeWeights(
  memory: Float32Array,
  architecture: Architecture,
  kernel: KernelExports,
  which: WeightArray,
  weights: Weights,
): void {
  const offset = (which * kernel.arrayBytes.value) >> 2;
  for (const { name, index, place, length } of runs(architecture, kernel)) {
    memory.set(weights[name].subarray(index, index + length), place + offset);
    if (which === SECOND_MOMENTS) {
      scale(memory.subarray(place + offset, place + offset + length), SECOND_MOMENT_SCALE);
    }
  }
}

/** Copies weights, moments or gradients out of the kernel's memory. */
export function readWeights(
  memory: Float32Array,
  architecture: Architecture,
  kernel: KernelExports,
  which: WeightArray,
): Weights {
  const offset = (which * kernel.arrayBytes.value) >> 2;
  const weights = zeroWeights(architecture);
  for (const { name, index, place, length } of runs(architecture, kernel)) {
    weights[name].set(memory.subarray(place + offset, place + offset + length), index);
  }
  if (which === SECOND_MOMENTS) {
    for (const name of weightNames) scale(weights[name], 1 / SECOND_MOMENT_SCALE);
  }
  return weights;
}

function scale(numbers: Float32Array, factor: number): void {
  for (let index = 0; index < numbers.length; index++) numbers[index]! *= factor;
}

/** Where each weight lies: Keras' `[rows, gates · units]` becomes panels of 32 columns, all gates of a few units. */
function* runs(architecture: Architecture, kernel: KernelExports): Generator<Run> {
  const { cell, features, units, classes } = architecture;
  const gates = gateCount(cell);
  const panelUnits = PANEL / gates;
  const cellStart = kernel.cellWeights.value >> 2;
  const panelFloats = kernel.matrixRows.value * PANEL;

  function* matrixRow(name: WeightName, row: number, matrixRowIndex: number): Generator<Run> {
    for (let gate = 0; gate < gates; gate++) {
      for (let unit = 0; unit < units; unit += panelUnits) {
        yield {
          name,
          index: (row * gates + gate) * units + unit,
          place:
            cellStart +
            (unit / panelUnits) * panelFloats +
            matrixRowIndex * PANEL +
            gate * panelUnits,
          length: Math.min(panelUnits, units - unit),
        };
      }
    }
  }
  for (let row = 0; row < features; row++) yield* matrixRow("kernel", row, row);
  yield* matrixRow("bias", 0, features);
  for (let row = 0; row < units; row++)
    yield* matrixRow("recurrentKernel", row, features + 1 + row);

  const denseStart = kernel.denseWeights.value >> 2;
  const denseWidth = kernel.paddedClasses.value;
  yield { name: "denseBias", index: 0, place: denseStart, length: classes };
  for (let row = 0; row < units; row++) {
    yield {
      name: "denseKernel",
      index: row * classes,
      place: denseStart + (1 + row) * denseWidth,
      length: classes,
    };
  }
}
