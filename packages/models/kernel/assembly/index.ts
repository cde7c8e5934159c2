/** The kernel's exports: lay out a memory, train, evaluate, differentiate. */
import { setStep } from "./adam";
import { carryState, clearState, restoreState, saveState } from "./carried-state";
import { learn } from "./learn";
import { schedule, stateful } from "./memory-map";
import { backward, forward, resetMetrics } from "./pass";

export { setDecays } from "./adam";
export { setLearning, storeGradients } from "./learn";
export {
  arrayBytes,
  cellGradients,
  cells,
  cellWeights,
  configure,
  deltas,
  denseWeights,
  gates,
  hiddenGradients,
  hiddenOffset,
  inputs,
  matrixRows,
  order,
  paddedClasses,
  paddedUnits,
  preActivations,
  probabilities,
  rowBytes,
  rowCapacity,
  rows,
  schedule,
  targets,
} from "./memory-map";
export { hits, lossSum } from "./pass";

/**
 * Learns from the first `count` samples of the order, batch by batch, with the schedule's step sizes. The metrics are
 * theirs.
 *
 * @param continues - whether a stateful layer goes on where the last call of `train` ended, or from zeros
 * @returns the Adam steps taken: fewer than asked when a loss is not finite
 */
export function train(count: i32, batch: i32, continues: bool): i32 {
  resetMetrics();
  if (stateful) {
    if (continues) restoreState();
    else clearState();
  }
  let step = 0;
  for (let first = 0; first < count; first += batch) {
    const size = min(batch, count - first);
    if (stateful && first) carryState();
    if (!isFinite(forward(first, size))) return step;
    backward(first, size);
    const now = schedule + (<usize>step << 3);
    setStep(load<f32>(now), load<f32>(now, 4));
    learn(size);
    step++;
  }
  if (stateful) saveState();
  return step;
}

/**
 * Asks about the first `count` samples of the order, at most a batch. The metrics are theirs.
 *
 * @param continues - whether a stateful layer goes on where the last pass ended, or from zeros
 */
export function evaluate(count: i32, continues: bool): void {
  resetMetrics();
  if (stateful) {
    if (continues) carryState();
    else clearState();
  }
  forward(0, count);
}

/** A forward and a backward pass, from zeros, over the first `count` samples of the order, at most a batch; no weight moves. */
export function differentiate(count: i32): void {
  evaluate(count, false);
  backward(0, count);
}
