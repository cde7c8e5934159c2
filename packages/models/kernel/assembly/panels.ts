/**
 * The recurrent layer's matrix at work, one panel of 32 columns at a time. A panel's eight sums stay in registers while
 * its rows stream past.
 *
 * Every sum has one order, whatever the path: a gradient that is stored equals one that goes straight into Adam.
 */
import { update } from "./adam";
import {
  arrayBytes,
  cellWeights,
  deltas,
  features,
  hiddenGradients,
  hiddenOffset,
  matrixRows,
  paddedUnits,
  panels,
  PANEL_BYTES,
  preActivations,
  rowBytes,
  rowCapacity,
  rows,
} from "./memory-map";
import { addScaled, sums } from "./vectors";

/** The address of a row of a panel in `preActivations`, `gates` or `deltas`. */
export function panelRow(array: usize, panel: i32, row: i32): usize {
  return array + <usize>(panel * rowCapacity + row) * PANEL_BYTES;
}

/**
 * z = Wᵀ · [x, 1, h₋] for each of `count` rows from `first`.
 *
 * @param depth - how many of the input's numbers to use: all, or without h₋ where that is 0
 */
export function multiply(first: i32, count: i32, depth: i32): void {
  for (let panel = 0; panel < panels; panel++) {
    const matrix = cellWeights + <usize>(panel * matrixRows) * PANEL_BYTES;
    const matrixEnd = matrix + <usize>depth * PANEL_BYTES;
    for (let row = first; row < first + count; row++) {
      let z0 = f32x4.splat(0);
      let z1 = z0;
      let z2 = z0;
      let z3 = z0;
      let z4 = z0;
      let z5 = z0;
      let z6 = z0;
      let z7 = z0;
      let input = rows + <usize>row * rowBytes;
      for (let w = matrix; w < matrixEnd; w += PANEL_BYTES) {
        const x = v128.load32_splat(input);
        z0 = addScaled(z0, x, w, 0);
        z1 = addScaled(z1, x, w, 16);
        z2 = addScaled(z2, x, w, 32);
        z3 = addScaled(z3, x, w, 48);
        z4 = addScaled(z4, x, w, 64);
        z5 = addScaled(z5, x, w, 80);
        z6 = addScaled(z6, x, w, 96);
        z7 = addScaled(z7, x, w, 112);
        input += 4;
      }
      storePanel(panelRow(preActivations, panel, row), z0, z1, z2, z3, z4, z5, z6, z7);
    }
  }
}

/**
 * ∂L/∂h₋ = U · δ: for each of `count` rows from `first`, the gradient of the hidden state one time step earlier.
 */
export function multiplyBack(first: i32, count: i32): void {
  for (let panel = 0; panel < panels; panel++) {
    const recurrent =
      cellWeights + <usize>(panel * matrixRows + features + 1) * PANEL_BYTES;
    const recurrentEnd = recurrent + <usize>paddedUnits * PANEL_BYTES;
    for (let row = first; row < first + count; row++) {
      const delta = panelRow(deltas, panel, row);
      const d0 = v128.load(delta, 0);
      const d1 = v128.load(delta, 16);
      const d2 = v128.load(delta, 32);
      const d3 = v128.load(delta, 48);
      const d4 = v128.load(delta, 64);
      const d5 = v128.load(delta, 80);
      const d6 = v128.load(delta, 96);
      const d7 = v128.load(delta, 112);
      let target = hiddenGradients + (<usize>((row - count) * paddedUnits) << 2);
      for (let w = recurrent; w < recurrentEnd; w += 4 * PANEL_BYTES) {
        let sum = sums(
          dot(w, d0, d1, d2, d3, d4, d5, d6, d7),
          dot(w + PANEL_BYTES, d0, d1, d2, d3, d4, d5, d6, d7),
          dot(w + 2 * PANEL_BYTES, d0, d1, d2, d3, d4, d5, d6, d7),
          dot(w + 3 * PANEL_BYTES, d0, d1, d2, d3, d4, d5, d6, d7),
        );
        if (panel) sum = f32x4.add(v128.load(target), sum);
        v128.store(target, sum);
        target += 16;
      }
    }
  }
}

/** One row of a panel times a δ, not yet summed across lanes. */
function dot(
  w: usize,
  d0: v128,
  d1: v128,
  d2: v128,
  d3: v128,
  d4: v128,
  d5: v128,
  d6: v128,
  d7: v128,
): v128 {
  const a = addScaled(f32x4.mul(d0, v128.load(w)), d1, w, 16);
  const b = addScaled(f32x4.mul(d2, v128.load(w, 32)), d3, w, 48);
  const c = addScaled(f32x4.mul(d4, v128.load(w, 64)), d5, w, 80);
  const d = addScaled(f32x4.mul(d6, v128.load(w, 96)), d7, w, 112);
  return f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
}

/** What to do with a gradient. */
export const STORE: i32 = 0;
export const UPDATE: i32 = 1;
/** Update all but the forget gate's columns. */
export const UPDATE_WITHOUT_FORGET: i32 = 2;

/**
 * ∂L/∂W = Σ [x, 1, h₋] ⊗ δ over the rows in `[first, end)`, for the matrix's rows in `[from, to)` of one panel.
 *
 * @param action - `STORE` adds to the stored gradient; the others hand it to Adam without storing it
 */
export function differentiate(
  panel: i32,
  from: i32,
  to: i32,
  first: i32,
  end: i32,
  action: i32,
): void {
  const deltaStart = panelRow(deltas, panel, first);
  const deltaEnd = panelRow(deltas, panel, end);
  for (let k = from; k < to; k++) {
    const w = cellWeights + <usize>(panel * matrixRows + k) * PANEL_BYTES;
    const m = w + arrayBytes;
    const v = m + arrayBytes;
    const g = v + arrayBytes;
    let g0 = f32x4.splat(0);
    let g1 = g0;
    let g2 = g0;
    let g3 = g0;
    let g4 = g0;
    let g5 = g0;
    let g6 = g0;
    let g7 = g0;
    if (action == STORE) {
      g0 = v128.load(g, 0);
      g1 = v128.load(g, 16);
      g2 = v128.load(g, 32);
      g3 = v128.load(g, 48);
      g4 = v128.load(g, 64);
      g5 = v128.load(g, 80);
      g6 = v128.load(g, 96);
      g7 = v128.load(g, 112);
    }
    let input = rows + <usize>first * rowBytes + (<usize>k << 2);
    for (let delta = deltaStart; delta < deltaEnd; delta += PANEL_BYTES) {
      const x = v128.load32_splat(input);
      g0 = addScaled(g0, x, delta, 0);
      g1 = addScaled(g1, x, delta, 16);
      g2 = addScaled(g2, x, delta, 32);
      g3 = addScaled(g3, x, delta, 48);
      g4 = addScaled(g4, x, delta, 64);
      g5 = addScaled(g5, x, delta, 80);
      g6 = addScaled(g6, x, delta, 96);
      g7 = addScaled(g7, x, delta, 112);
      input += rowBytes;
    }
    if (action == STORE) {
      storePanel(g, g0, g1, g2, g3, g4, g5, g6, g7);
      continue;
    }
    update(w, m, v, 0, g0);
    update(w, m, v, 16, g1);
    if (action == UPDATE) {
      update(w, m, v, 32, g2);
      update(w, m, v, 48, g3);
    }
    update(w, m, v, 64, g4);
    update(w, m, v, 80, g5);
    update(w, m, v, 96, g6);
    update(w, m, v, 112, g7);
  }
}

function storePanel(
  address: usize,
  z0: v128,
  z1: v128,
  z2: v128,
  z3: v128,
  z4: v128,
  z5: v128,
  z6: v128,
  z7: v128,
): void {
  v128.store(address, z0, 0);
  v128.store(address, z1, 16);
  v128.store(address, z2, 32);
  v128.store(address, z3, 48);
  v128.store(address, z4, 64);
  v128.store(address, z5, 80);
  v128.store(address, z6, 96);
  v128.store(address, z7, 112);
}
