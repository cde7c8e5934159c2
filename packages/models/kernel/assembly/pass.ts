/** One pass through the network: gather, forward, backward through time. */
import { denseBackward, denseForward, isHit, loss, softmax } from "./dense";
import { lstmBackward, lstmForward } from "./lstm";
import { skipBackward, skipForward } from "./masking";
import {
  features,
  inputs,
  maskValue,
  matrixRows,
  onesOffset,
  order,
  rowBytes,
  rows,
  simpleRnn,
  stateful,
  targets,
  timeSteps,
} from "./memory-map";
import { multiply, multiplyBack } from "./panels";
import { simpleRnnBackward, simpleRnnForward } from "./simple-rnn";

/** Sum of the losses, and hits, since `resetMetrics`. */
export let lossSum: f64 = 0;
export let hits: i32 = 0;

export function resetMetrics(): void {
  lossSum = 0;
  hits = 0;
}

function isMasking(): bool {
  return !isNaN(maskValue);
}

function sampleAt(position: i32): i32 {
  return load<i32>(order + (<usize>position << 2));
}

function targetAt(position: i32): i32 {
  return load<i32>(targets + (<usize>sampleAt(position) << 2));
}

/**
 * Copies `count` samples of the order, from `first`, into the rows: [samples, timeSteps, features] → [x, 1, h₋]
 *
 * h₋ of the first time step is left alone: `carried-state.ts` sets it if the layer is stateful; otherwise it is 0, and
 * never read.
 */
function gather(first: i32, count: i32): void {
  for (let sample = 0; sample < count; sample++) {
    let x = inputs + (<usize>(sampleAt(first + sample) * timeSteps * features) << 2);
    for (let t = 0; t <= timeSteps; t++) {
      const row = rows + <usize>(t * count + sample) * rowBytes;
      store<f32>(row + onesOffset, 1);
      if (t == timeSteps) break;
      for (let k = 0; k < onesOffset; k += 4) store<f32>(row + k, load<f32>(x + k));
      x += onesOffset;
    }
  }
}

/**
 * Asks the network about `count` samples of the order, from `first`, and adds to the metrics.
 *
 * @returns the sum of their losses
 */
export function forward(first: i32, count: i32): f64 {
  gather(first, count);
  for (let t = 0; t < timeSteps; t++) {
    const row = t * count;
    multiply(row, count, t || stateful ? matrixRows : features + 1);
    if (simpleRnn) simpleRnnForward(row, count);
    else lstmForward(row, count);
    if (isMasking()) skipForward(row, count);
  }
  denseForward(count);
  let sum: f64 = 0;
  for (let sample = 0; sample < count; sample++) {
    softmax(sample, targetAt(first + sample));
    sum += <f64>loss;
    hits += i32(isHit);
  }
  lossSum += sum;
  return sum;
}

/** From the probabilities that `forward` left to ∂L/∂h, ∂L/∂c and every δ. */
export function backward(first: i32, count: i32): void {
  const scale = <f32>(1 / <f64>count);
  for (let sample = 0; sample < count; sample++) {
    denseBackward(sample, count, targetAt(first + sample), scale);
  }
  for (let t = timeSteps - 1; t >= 0; t--) {
    const row = t * count;
    if (simpleRnn) simpleRnnBackward(row, count);
    else lstmBackward(row, count, t == timeSteps - 1);
    if (t) multiplyBack(row, count);
    if (isMasking()) skipBackward(row, count);
  }
}
