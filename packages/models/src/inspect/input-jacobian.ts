import type { Architecture } from "../architecture.ts";
import type { Activations, LstmActivations, SimpleRnnActivations } from "../fused/activations.ts";
import type { Weights } from "../weights.ts";

/**
 * ‖∂h_T/∂x_t‖ for every time step, by the chain rule from the last step back, in float64.
 *
 * @param activations - of the window, as the kernel left them
 */
export function inputJacobianNorms(
  architecture: Architecture,
  weights: Weights,
  activations: Activations,
): Float64Array {
  const { timeSteps, units } = architecture;
  const kernel = Float64Array.from(weights.kernel);
  const recurrentKernel = Float64Array.from(weights.recurrentKernel);
  const norms = new Float64Array(timeSteps);
  // ∂h_T/∂h_T is the identity; nothing reaches c_T from later steps.
  let flow: Flow = { hidden: identity(units), cell: new Float64Array(units * units) };
  for (let time = timeSteps - 1; time >= 0; time--) {
    const { preActivations, cell } =
      activations.cell === "lstm"
        ? throughLstm(flow, activations, { time, ...architecture })
        : throughSimpleRnn(flow, activations, { time, ...architecture });
    norms[time] = frobeniusOfProduct(preActivations, kernel, units);
    flow = { hidden: timesTransposed(preActivations, recurrentKernel, units), cell };
  }
  return norms;
}

/** The derivative of the last hidden state by the states that enter a step: `[units, units]` each, row = unit of h_T. */
interface Flow {
  readonly hidden: Float64Array;
  readonly cell: Float64Array;
}

/** The derivative by a step's pre-activations, `[units, gates · units]`, and by the cell state before it. */
interface Step {
  readonly preActivations: Float64Array;
  readonly cell: Float64Array;
}

function throughSimpleRnn(
  { hidden, cell }: Flow,
  activations: SimpleRnnActivations,
  { time, units }: { readonly time: number; readonly units: number },
): Step {
  const h = activations.hidden.data.subarray(time * units, (time + 1) * units);
  // h = tanh(z)
  const preActivations = hidden.map((value, place) => value * (1 - h[place % units]! ** 2));
  return { preActivations, cell };
}

function throughLstm(
  { hidden, cell }: Flow,
  activations: LstmActivations,
  {
    time,
    units,
    recurrentActivation,
  }: { readonly time: number } & Pick<Architecture, "units" | "recurrentActivation">,
): Step {
  const at = (values: Float32Array, unit: number): number => values[time * units + unit]!;
  const slope = (gate: number, value: number, unit: number): number =>
    recurrentActivation === "sigmoid"
      ? value * (1 - value)
      : hardSlope(activations.preActivations.data[(4 * time + gate) * units + unit]!);
  const { inputGate: i, forgetGate: f, candidate: g, outputGate: o, cellState: c } = activations;
  const preActivations = new Float64Array(units * 4 * units);
  const cellBefore = new Float64Array(units * units);
  for (let unit = 0; unit < units; unit++) {
    // c = f·c₋ + i·g, h = o·tanh(c)
    const tanh = Math.tanh(at(c.data, unit));
    const before = time === 0 ? 0 : c.data[(time - 1) * units + unit]!;
    const byCell = at(o.data, unit) * (1 - tanh ** 2);
    const inputSlope = slope(0, at(i.data, unit), unit);
    const forgetSlope = slope(1, at(f.data, unit), unit);
    const outputSlope = slope(3, at(o.data, unit), unit);
    const candidateSlope = 1 - at(g.data, unit) ** 2;
    for (let row = 0; row < units; row++) {
      const place = row * units + unit;
      const start = row * 4 * units + unit;
      const dh = hidden[place]!;
      const dc = cell[place]! + dh * byCell;
      preActivations[start] = dc * at(g.data, unit) * inputSlope;
      preActivations[start + units] = dc * before * forgetSlope;
      preActivations[start + 2 * units] = dc * at(i.data, unit) * candidateSlope;
      preActivations[start + 3 * units] = dh * tanh * outputSlope;
      cellBefore[place] = dc * at(f.data, unit);
    }
  }
  return { preActivations, cell: cellBefore };
}

/** The derivative of Keras 2's hard sigmoid: 0 where it is clipped. */
function hardSlope(preActivation: number): number {
  return Math.abs(preActivation) < 2.5 ? 0.2 : 0;
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let place = 0; place < matrix.length; place += size + 1) matrix[place] = 1;
  return matrix;
}

/** `a · bᵀ`: [rows, inner] × [columns, inner] → [rows, columns]. */
function timesTransposed(a: Float64Array, b: Float64Array, rows: number): Float64Array {
  const inner = a.length / rows;
  const columns = b.length / inner;
  const product = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[row * inner + k]! * b[column * inner + k]!;
      product[row * columns + column] = sum;
    }
  }
  return product;
}

function frobeniusOfProduct(a: Float64Array, b: Float64Array, rows: number): number {
  return Math.sqrt(timesTransposed(a, b, rows).reduce((sum, value) => sum + value * value, 0));
}
