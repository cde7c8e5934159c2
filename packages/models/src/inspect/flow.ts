import type { LocalDerivatives } from "./local-derivatives.ts";

/**
 * Derivatives by the states of a time step, `[rows, units]` each: in row 0 that of the loss L, then that of each unit of h_T.
 * Rows of zeros fill up the last block.
 */
export interface Flow {
  readonly hidden: Float64Array;
  readonly cell: Float64Array;
}

/** Rows that are multiplied at the same time: their sums do not wait for one another. */
const BLOCK = 4;

/**
 * What the last step starts with: ∂h_T/∂h_T is the identity, and nothing reaches c_T from later steps.
 *
 * @param lossByHidden - ∂L/∂h_T: `[units]`
 */
export function startFlow(lossByHidden: Float64Array): Flow {
  const units = lossByHidden.length;
  const rows = BLOCK * Math.ceil((1 + units) / BLOCK);
  const hidden = new Float64Array(rows * units);
  hidden.set(lossByHidden);
  for (let unit = 0; unit < units; unit++) hidden[(1 + unit) * units + unit] = 1;
  return { hidden, cell: new Float64Array(rows * units) };
}

/** Adds what reaches c by way of the same step's h. */
export function joinCell({ hidden, cell }: Flow, { hiddenByCell }: LocalDerivatives): Flow {
  const viaHidden = weighColumns(hidden, hiddenByCell);
  return { hidden, cell: addTo(viaHidden, cell) };
}

/** The derivatives by what a step multiplies with a matrix: `[rows, the matrix's rows]`. */
export function flowThrough(
  matrix: Float64Array,
  { hidden, cell }: Flow,
  { hiddenByGates, cellByGates, cellByCell: { length: units } }: LocalDerivatives,
): Float64Array {
  const viaHidden = timesTransposed(hidden, sumGates(matrix, hiddenByGates, units), units);
  const viaCell = timesTransposed(cell, sumGates(matrix, cellByGates, units), units);
  return addTo(viaHidden, viaCell);
}

/** The derivatives by the states that a step finds. */
export function flowToStepBefore(
  recurrentKernel: Float64Array,
  flow: Flow,
  step: LocalDerivatives,
): Flow {
  return {
    hidden: flowThrough(recurrentKernel, flow, step),
    cell: weighColumns(flow.cell, step.cellByCell),
  };
}

/** The columns of each unit's gates, weighed and added up: `[rows, gates · units] → [rows, units]`. */
function sumGates(matrix: Float64Array, weights: Float64Array, units: number): Float64Array {
  const columns = weights.length;
  const sums = new Float64Array((matrix.length / columns) * units);
  for (let row = 0, to = 0; row < matrix.length; row += columns, to += units) {
    for (let gate = 0; gate < columns; gate += units) {
      for (let unit = 0; unit < units; unit++) {
        sums[to + unit]! += matrix[row + gate + unit]! * weights[gate + unit]!;
      }
    }
  }
  return sums;
}

function weighColumns(rows: Float64Array, weights: Float64Array): Float64Array {
  const weighed = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row += weights.length) {
    for (let unit = 0; unit < weights.length; unit++)
      weighed[row + unit] = rows[row + unit]! * weights[unit]!;
  }
  return weighed;
}

function addTo(sum: Float64Array, values: Float64Array): Float64Array {
  for (let place = 0; place < sum.length; place++) sum[place]! += values[place]!;
  return sum;
}

/** `a · bᵀ`: `[rows, inner] × [columns, inner] → [rows, columns]`; rows are whole blocks. */
function timesTransposed(a: Float64Array, b: Float64Array, inner: number): Float64Array {
  const columns = b.length / inner;
  const product = new Float64Array((a.length / inner) * columns);
  for (let column = 0; column < columns; column++) {
    for (
      let first = 0, to = column;
      first < a.length;
      first += BLOCK * inner, to += BLOCK * columns
    ) {
      let sum0 = 0;
      let sum1 = 0;
      let sum2 = 0;
      let sum3 = 0;
      for (let k = 0; k < inner; k++) {
        const value = b[column * inner + k]!;
        sum0 += a[first + k]! * value;
        sum1 += a[first + inner + k]! * value;
        sum2 += a[first + 2 * inner + k]! * value;
        sum3 += a[first + 3 * inner + k]! * value;
      }
      product[to] = sum0;
      product[to + columns] = sum1;
      product[to + 2 * columns] = sum2;
      product[to + 3 * columns] = sum3;
    }
  }
  return product;
}
