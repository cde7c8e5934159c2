/**
 * From δ to new weights. For few rows the gradient of eight vectors is summed in registers and goes straight into Adam;
 * for many rows, or when its norm is to be clipped, it is stored first. Both give the same bits.
 */
import { squaredNorm, updateStored } from "./adam";
import { differentiateDense, updateDense } from "./dense";
import {
  arrayBytes,
  cellWeights,
  denseWeights,
  features,
  matrixRows,
  paddedClasses,
  paddedUnits,
  PANEL_BYTES,
  panels,
  simpleRnn,
  stateful,
  timeSteps,
} from "./memory-map";
import { differentiate, STORE, UPDATE, UPDATE_WITHOUT_FORGET } from "./panels";

/** Rows whose δ and inputs fit the first-level cache together. */
const BLOCK: i32 = 64;

/**
 * With one time step, and no state carried in, h₋ and c₋ are 0, so the recurrent kernel's and the forget gate's gradients are exactly 0. Where
 * their moments are 0 too, Adam would not move them: they are left alone.
 */
export let isRecurrenceAtRest: bool = false;

/** The largest norm that all gradients together may have; 0 for any. */
let clipNorm: f64 = 0;

export function setLearning(atRest: bool, norm: f64): void {
  isRecurrenceAtRest = atRest && timeSteps == 1 && !stateful;
  clipNorm = norm;
}

/** Takes one Adam step along the gradient of the pass over `count` samples. */
export function learn(count: i32): void {
  if (clipNorm > 0) {
    storeGradients(count);
    const end = denseEnd();
    const norm = sqrt(squaredNorm(cellWeights, end));
    const scale = norm > clipNorm ? <f32>(clipNorm / norm) : 1;
    updateCell(scale);
    updateStored(denseWeights, end, scale);
    return;
  }
  const rowCount = timeSteps * count;
  if (rowCount <= BLOCK) {
    const action = isRecurrenceAtRest && !simpleRnn ? UPDATE_WITHOUT_FORGET : UPDATE;
    for (let panel = 0; panel < panels; panel++) {
      differentiate(panel, 0, features + 1, 0, rowCount, action);
      if (!isRecurrenceAtRest) {
        differentiate(panel, features + 1, matrixRows, firstRowWithState(count), rowCount, action);
      }
    }
  } else {
    storeCellGradient(count);
    updateCell(1);
  }
  if (count == 1) {
    updateDense();
  } else {
    differentiateDense(count);
    updateStored(denseWeights, denseEnd(), 1);
  }
}

/** Stores every gradient of the pass over `count` samples. */
export function storeGradients(count: i32): void {
  storeCellGradient(count);
  differentiateDense(count);
}

/** h₋ of the first time step is 0 unless it was carried in. */
function firstRowWithState(count: i32): i32 {
  return stateful ? 0 : count;
}

function storeCellGradient(count: i32): void {
  const rowCount = timeSteps * count;
  memory.fill(cellWeights + 3 * arrayBytes, 0, denseWeights - cellWeights);
  for (let panel = 0; panel < panels; panel++) {
    for (let first = 0; first < rowCount; first += BLOCK) {
      const end = min(first + BLOCK, rowCount);
      differentiate(panel, 0, features + 1, first, end, STORE);
      const later = max(first, firstRowWithState(count));
      if (later < end) differentiate(panel, features + 1, matrixRows, later, end, STORE);
    }
  }
}

function updateCell(scale: f32): void {
  const used = isRecurrenceAtRest ? features + 1 : matrixRows;
  for (let panel = 0; panel < panels; panel++) {
    const start = cellWeights + <usize>(panel * matrixRows) * PANEL_BYTES;
    updateStored(start, start + <usize>used * PANEL_BYTES, scale);
  }
}

function denseEnd(): usize {
  return denseWeights + (<usize>((1 + paddedUnits) * paddedClasses) << 2);
}
