/**
 * What the LSTM does between its matrix products, four units at a time.
 *
 * @see https://github.com/keras-team/keras/blob/2.2.4/keras/layers/recurrent.py LSTMCell
 */
import { clippedLine, sigmoid, tanh } from "./math";
import {
  cellGradients,
  cells,
  deltas,
  gates,
  hardSigmoid,
  hiddenGradients,
  hiddenOffset,
  paddedUnits,
  PANEL_BYTES,
  panels,
  preActivations,
  rowBytes,
  rows,
  squashedCells,
  stateful,
} from "./memory-map";
import { panelRow } from "./panels";
import { flush, TINY } from "./vectors";

// Offsets of the gates in a row of a panel.
const INPUT = 0;
export const FORGET = 32;
const CANDIDATE = 64;
const OUTPUT = 96;

/**
 * From pre-activations z to the states, for `count` rows from `first`:
 *
 *     i = σ(zᵢ)   f = σ(z_f)   g = tanh(z_c)   o = σ(zₒ)
 *     c = f · c₋ + i · g
 *     h = o · tanh(c)
 */
export function lstmForward(first: i32, count: i32): void {
  const step = <usize>(count * paddedUnits) << 2;
  const hasBefore = first > 0 || stateful;
  for (let row = first; row < first + count; row++) {
    let state = <usize>(row * paddedUnits) << 2;
    let hidden = rows + <usize>(row + count) * rowBytes + hiddenOffset;
    for (let panel = 0; panel < panels; panel++) {
      const z = panelRow(preActivations, panel, row);
      const gateRow = panelRow(gates, panel, row);
      for (let k = 0; k < PANEL_BYTES; k += 16) {
        const x = v128.load(z + k);
        v128.store(gateRow + k, (k & OUTPUT) == CANDIDATE ? tanh(x) : squash(x));
      }
      for (let half = 0; half < 32; half += 16) {
        const gate = gateRow + half;
        let c = f32x4.mul(v128.load(gate, INPUT), v128.load(gate, CANDIDATE));
        if (hasBefore) {
          const before = v128.load(cells + state - step);
          c = f32x4.add(f32x4.mul(v128.load(gate, FORGET), before), c);
        }
        const squashed = tanh(c);
        v128.store(cells + state, c);
        v128.store(squashedCells + state, squashed);
        v128.store(hidden, f32x4.mul(v128.load(gate, OUTPUT), squashed));
        state += 16;
        hidden += 16;
      }
    }
  }
}

/**
 * From ∂L/∂h to ∂L/∂c and the pre-activations' δ, for `count` rows from `first`; c₊ and f₊ are of the next time step:
 *
 *     ∂c = ∂h · o · (1 − tanh²c) + ∂c₊ · f₊
 *     δᵢ = ∂c · g · σ′(i)    δ_f = ∂c · c₋ · σ′(f)    δ_c = ∂c · i · (1 − g²)    δₒ = ∂h · tanh(c) · σ′(o)
 */
export function lstmBackward(first: i32, count: i32, isLast: bool): void {
  const step = <usize>(count * paddedUnits) << 2;
  const hasBefore = first > 0 || stateful;
  for (let row = first; row < first + count; row++) {
    let state = <usize>(row * paddedUnits) << 2;
    for (let panel = 0; panel < panels; panel++) {
      const gateRow = panelRow(gates, panel, row);
      const nextGateRow = panelRow(gates, panel, row + count);
      const deltaRow = panelRow(deltas, panel, row);
      for (let half = 0; half < 32; half += 16) {
        const gate = gateRow + half;
        const delta = deltaRow + half;
        const i = v128.load(gate, INPUT);
        const f = v128.load(gate, FORGET);
        const g = v128.load(gate, CANDIDATE);
        const o = v128.load(gate, OUTPUT);
        const squashed = v128.load(squashedCells + state);
        const dh = v128.load(hiddenGradients + state);

        let dc = f32x4.mul(f32x4.mul(dh, o), oneMinusSquare(squashed));
        if (!isLast) {
          const fNext = v128.load(nextGateRow + half, FORGET);
          const dcNext = v128.load(cellGradients + state + step);
          dc = f32x4.add(dc, f32x4.mul(dcNext, fNext));
        }
        dc = flush(dc, TINY);
        v128.store(cellGradients + state, dc);

        const before = hasBefore ? v128.load(cells + state - step) : f32x4.splat(0);
        const di = f32x4.mul(f32x4.mul(dc, g), slope(i));
        const df = f32x4.mul(f32x4.mul(dc, before), slope(f));
        const dg = f32x4.mul(f32x4.mul(dc, i), oneMinusSquare(g));
        const dO = f32x4.mul(f32x4.mul(dh, squashed), slope(o));
        v128.store(delta, flush(di, TINY), INPUT);
        v128.store(delta, flush(df, TINY), FORGET);
        v128.store(delta, flush(dg, TINY), CANDIDATE);
        v128.store(delta, flush(dO, TINY), OUTPUT);
        state += 16;
      }
    }
  }
}

/** A gate's activation. */
function squash(z: v128): v128 {
  return hardSigmoid ? clippedLine(z) : sigmoid(z);
}

/** The slope of a gate's activation, from its value: 0.2 where the line is not clipped, or s(1 − s). */
function slope(gate: v128): v128 {
  const one = f32x4.splat(1);
  if (hardSigmoid) {
    const inside = v128.and(f32x4.gt(gate, f32x4.splat(0)), f32x4.lt(gate, one));
    return v128.and(inside, f32x4.splat(0.2));
  }
  return f32x4.mul(gate, f32x4.sub(one, gate));
}

/** tanh′ from tanh. */
function oneMinusSquare(x: v128): v128 {
  return f32x4.sub(f32x4.splat(1), f32x4.mul(x, x));
}
