/** What the SimpleRNN does between its matrix products: h = tanh(z). */
import { tanh } from "./math";
import {
  deltas,
  hiddenGradients,
  hiddenOffset,
  paddedUnits,
  PANEL_BYTES,
  panels,
  preActivations,
  rowBytes,
  rows,
} from "./memory-map";
import { panelRow } from "./panels";
import { flush, TINY } from "./vectors";

/** h = tanh(z), for `count` rows from `first`. */
export function simpleRnnForward(first: i32, count: i32): void {
  for (let row = first; row < first + count; row++) {
    let hidden = rows + <usize>(row + count) * rowBytes + hiddenOffset;
    for (let panel = 0; panel < panels; panel++) {
      const z = panelRow(preActivations, panel, row);
      for (let lane = 0; lane < PANEL_BYTES; lane += 16) {
        v128.store(hidden, tanh(v128.load(z + lane)));
        hidden += 16;
      }
    }
  }
}

/** δ = ∂L/∂h · (1 − h²), for `count` rows from `first`. */
export function simpleRnnBackward(first: i32, count: i32): void {
  for (let row = first; row < first + count; row++) {
    let hidden = rows + <usize>(row + count) * rowBytes + hiddenOffset;
    let gradient = hiddenGradients + (<usize>(row * paddedUnits) << 2);
    for (let panel = 0; panel < panels; panel++) {
      const delta = panelRow(deltas, panel, row);
      for (let lane = 0; lane < PANEL_BYTES; lane += 16) {
        const h = v128.load(hidden);
        const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(h, h));
        v128.store(delta + lane, flush(f32x4.mul(v128.load(gradient), slope), TINY));
        hidden += 16;
        gradient += 16;
      }
    }
  }
}
