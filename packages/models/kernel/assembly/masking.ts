/**
 * Keras' Masking: a time step whose numbers all are the mask value is skipped. It is computed like any other, so that
 * nobody else need know of it, and then undone here.
 *
 * @see https://github.com/keras-team/keras/blob/2.2.4/keras/layers/core.py Masking
 */
import {
  cells,
  deltas,
  gates,
  hiddenGradients,
  hiddenOffset,
  maskValue,
  onesOffset,
  paddedUnits,
  PANEL_BYTES,
  panels,
  preActivations,
  rowBytes,
  rows,
  simpleRnn,
  squashedCells,
  stateful,
} from "./memory-map";
import { FORGET } from "./lstm";
import { panelRow } from "./panels";

function isMasked(row: i32): bool {
  const x = rows + <usize>row * rowBytes;
  for (let k = 0; k < onesOffset; k += 4) {
    if (load<f32>(x + k) != maskValue) return false;
  }
  return true;
}

/** Copies, or fills with zeros where there is nothing before. */
function keep(target: usize, before: usize, isFirst: bool): void {
  const size = <usize>paddedUnits << 2;
  if (isFirst) memory.fill(target, 0, size);
  else memory.copy(target, before, size);
}

/**
 * Lets masked rows, of `count` from `first`, end in the states that they began with. In an LSTM the gates become i = 0,
 * f = 1, g = 0, o = 0: they keep c, and give no gradient to anything but c₋, which gets it whole.
 */
export function skipForward(first: i32, count: i32): void {
  const isFirst = first == 0 && !stateful;
  for (let row = first; row < first + count; row++) {
    if (!isMasked(row)) continue;
    const hidden = rows + <usize>row * rowBytes + hiddenOffset;
    keep(hidden + <usize>count * rowBytes, hidden, isFirst);
    for (let panel = 0; panel < panels; panel++) {
      memory.fill(panelRow(preActivations, panel, row), 0, PANEL_BYTES);
      if (simpleRnn) continue;
      const gateRow = panelRow(gates, panel, row);
      memory.fill(gateRow, 0, PANEL_BYTES);
      v128.store(gateRow, f32x4.splat(1), FORGET);
      v128.store(gateRow + 16, f32x4.splat(1), FORGET);
    }
    if (simpleRnn) continue;
    const stateBytes = <usize>paddedUnits << 2;
    const state = <usize>row * stateBytes;
    keep(cells + state, cells + state - <usize>count * stateBytes, isFirst);
    // Whatever it is times o = 0, it must not be NaN.
    memory.fill(squashedCells + state, 0, stateBytes);
  }
}

/** Lets masked rows, of `count` from `first`, have no δ and hand ∂L/∂h to the time step before as it is. */
export function skipBackward(first: i32, count: i32): void {
  const stateBytes = <usize>paddedUnits << 2;
  for (let row = first; row < first + count; row++) {
    if (!isMasked(row)) continue;
    for (let panel = 0; panel < panels; panel++) {
      memory.fill(panelRow(deltas, panel, row), 0, PANEL_BYTES);
    }
    if (first == 0) continue;
    const gradient = hiddenGradients + <usize>row * stateBytes;
    memory.copy(gradient - <usize>count * stateBytes, gradient, stateBytes);
  }
}
