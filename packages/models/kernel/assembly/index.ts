/** The kernel's exports: lay out a memory, train, evaluate, differentiate. */
import { setStep } from "./adam";
import { learn } from "./learn";
import { schedule } from "./memory-map";
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
 * @returns the Adam steps taken: fewer than asked when a loss is not finite
 */
export function train(count: i32, batch: i32): i32 {
  resetMetrics();
  let step = 0;
  for (let first = 0; first < count; first += batch) {
    const size = min(batch, count - first);
    if (!isFinite(forward(first, size))) return step;
    backward(first, size);
    const now = schedule + (<usize>step << 3);
    setStep(load<f32>(now), load<f32>(now, 4));
    learn(size);
    step++;
  }
  return step;
}

/** Asks about the first `count` samples of the order, at most a batch. The metrics are theirs. */
export function evaluate(count: i32): void {
  resetMetrics();
  forward(0, count);
}

/** A forward and a backward pass over the first `count` samples of the order, at most a batch; no weight moves. */
export function differentiate(count: i32): void {
  evaluate(count);
  backward(0, count);
}
