/**
 * Where everything lies in the one memory. `configure` lays it out; the exported globals are addresses in bytes.
 *
 * Columns come in *panels* of 32 (eight vectors of four). The matrix of the recurrent layer, its δ and its gates are
 * stored panel by panel, so that the forward pass, the backward pass and Adam all run through memory in order:
 *
 *     LSTM        panel p holds gates i, f, c, o of units 8p … 8p + 7:  [i×8, f×8, c×8, o×8]
 *     SimpleRNN   panel p holds units 32p … 32p + 31
 *
 * Kernel, bias and recurrent kernel are one matrix with a row for each number of the cell's input [x, 1, h₋]:
 * `features` rows of the kernel, the bias, and a row for each unit. The dense layer's input [1, h] is the tail of that
 * same row one time step later. Units that only fill up a panel have weights 0 and stay 0.
 *
 * A pass over n samples has `timeSteps · n` *rows*, r = t·n + sample.
 */

/** Columns of a panel, and its bytes. */
export const PANEL: i32 = 32;
export const PANEL_BYTES: i32 = 128;

/** The bias of a class that only fills up a vector: its probability is exactly 0, and so is every gradient. */
export const NO_CLASS: f32 = -1e30;

export let simpleRnn: bool = false;
export let hardSigmoid: bool = false;
/** Whether a pass starts where another ended. The batch capacity is then 1. */
export let stateful: bool = false;
/** What all numbers of a time step must be for it to be skipped; NaN, which nothing equals, for none. */
export let maskValue: f32 = NaN;
export let timeSteps: i32 = 0;
export let features: i32 = 0;
/** Units, filled up to whole panels. */
export let paddedUnits: i32 = 0;
/** Classes, filled up to whole vectors. */
export let paddedClasses: i32 = 0;
export let panels: i32 = 0;
/** Rows of the recurrent layer's matrix: features + 1 + paddedUnits. */
export let matrixRows: i32 = 0;
/** Panels lie this many rows apart in `preActivations`, `gates` and `deltas`: timeSteps · batch capacity. */
export let rowCapacity: i32 = 0;

// What is learned, and Adam's moments and the gradient in the same layout, `arrayBytes` further on each.
/** [panels, matrixRows, 32] */
export let cellWeights: usize = 0;
/** [1 + paddedUnits, paddedClasses], the bias first */
export let denseWeights: usize = 0;
/** From a weight to its first moment; twice as far to its second, three times to its gradient. */
export let arrayBytes: usize = 0;

// What a call reads.
/** [samples, timeSteps, features] */
export let inputs: usize = 0;
/** [samples] i32 */
export let targets: usize = 0;
/** [order capacity] i32, indices of samples */
export let order: usize = 0;
/** [step capacity, 2]: step size and ε of each Adam step */
export let schedule: usize = 0;

// What a pass leaves behind.
/** [timeSteps + 1, n, rowBytes]: the cell's inputs; each row is [x, 1, h₋] with h₋ on a multiple of 16 bytes */
export let rows: usize = 0;
export let rowBytes: i32 = 0;
/** From the start of a row to its 1, and to h₋. */
export let onesOffset: i32 = 0;
export let hiddenOffset: i32 = 0;
/** [panels, rowCapacity, 32] */
export let preActivations: usize = 0;
/** [panels, rowCapacity, 32]: after the activation; LSTM only */
export let gates: usize = 0;
/** [panels, rowCapacity, 32]: ∂L/∂preActivations */
export let deltas: usize = 0;
/** [rows, paddedUnits]; LSTM only. If stateful, the state that a pass starts from lies before them. */
export let cells: usize = 0;
/** [rows, paddedUnits]: tanh of the cell state; LSTM only */
export let squashedCells: usize = 0;
/** [rows, paddedUnits]: ∂L/∂h */
export let hiddenGradients: usize = 0;
/** [rows, paddedUnits]: ∂L/∂c; LSTM only */
export let cellGradients: usize = 0;
/** [n, paddedClasses]: the probabilities, after `softmax` */
export let probabilities: usize = 0;
/** [n, paddedClasses]: ∂L/∂logits */
export let logitDeltas: usize = 0;

/** [2, paddedUnits]: h and c of a training that is interrupted; if stateful only */
export let setAside: usize = 0;

let end: f64 = 0;

/**
 * Lays out the memory. Nothing is allocated: the caller grows the memory to the bytes returned, if it can.
 *
 * @returns bytes needed, which may be more than a memory can have
 */
export function configure(
  isSimpleRnn: bool,
  isHardSigmoid: bool,
  timeStepCount: i32,
  featureCount: i32,
  unitCount: i32,
  classCount: i32,
  batchCapacity: i32,
  sampleCapacity: i32,
  orderCapacity: i32,
  isStateful: bool,
  mask: f32,
): f64 {
  simpleRnn = isSimpleRnn;
  hardSigmoid = isHardSigmoid;
  stateful = isStateful;
  maskValue = mask;
  timeSteps = timeStepCount;
  features = featureCount;
  const panelUnits = simpleRnn ? PANEL : PANEL / 4;
  panels = (unitCount + panelUnits - 1) / panelUnits;
  paddedUnits = panels * panelUnits;
  paddedClasses = (classCount + 3) & ~3;
  matrixRows = features + 1 + paddedUnits;
  rowCapacity = timeSteps * batchCapacity;

  const padding = -(features + 1) & 3;
  onesOffset = features << 2;
  hiddenOffset = onesOffset + 4;
  rowBytes = (padding + matrixRows) << 2;

  const cellFloats = f64(panels) * f64(matrixRows) * PANEL;
  const denseFloats = f64(1 + paddedUnits) * f64(paddedClasses);
  const allRows = f64(timeSteps) * f64(batchCapacity);
  const gateFloats = f64(panels) * allRows * PANEL;
  const stateFloats = allRows * f64(paddedUnits);

  end = 64;
  cellWeights = reserve(cellFloats);
  denseWeights = reserve(denseFloats);
  const arrayFloats = (end - 64) / 4;
  arrayBytes = usize(end - 64);
  reserve(3 * arrayFloats);
  inputs = reserve(f64(sampleCapacity) * f64(timeSteps) * f64(features));
  targets = reserve(f64(sampleCapacity));
  order = reserve(f64(orderCapacity));
  schedule = reserve(2 * f64(orderCapacity));
  rows = reserve(f64(rowBytes >> 2) * f64(timeSteps + 1) * f64(batchCapacity) + 4) + (padding << 2);
  preActivations = reserve(gateFloats);
  deltas = reserve(gateFloats);
  hiddenGradients = reserve(stateFloats);
  if (!simpleRnn) {
    gates = reserve(gateFloats);
    const carried = stateful ? paddedUnits : 0;
    cells = reserve(f64(carried) + stateFloats) + (carried << 2);
    squashedCells = reserve(stateFloats);
    cellGradients = reserve(stateFloats);
  }
  probabilities = reserve(f64(batchCapacity) * f64(paddedClasses));
  logitDeltas = reserve(f64(batchCapacity) * f64(paddedClasses));
  if (stateful) setAside = reserve(2 * f64(paddedUnits));
  return end;
}

/** Takes the next bytes for so many numbers, in whole cache lines. */
function reserve(floats: f64): usize {
  const start = end;
  end += ceil(floats / 16) * 64;
  return usize(start);
}
