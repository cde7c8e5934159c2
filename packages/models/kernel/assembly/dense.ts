/**
 * The answer: a dense layer on the last hidden state, softmax, and cross-entropy.
 */
import { update } from "./adam";
import { expOfNegative, log } from "./math";
import {
  arrayBytes,
  denseWeights,
  hiddenGradients,
  logitDeltas,
  onesOffset,
  paddedClasses,
  paddedUnits,
  probabilities,
  rowBytes,
  rows,
  timeSteps,
} from "./memory-map";
import { addScaled, flush, sums, TINY_PROBABILITY } from "./vectors";

/** The dense layer's input [1, h] of a sample: the tail of the row after the last time step. */
function denseInput(sample: i32, count: i32): usize {
  return rows + <usize>(timeSteps * count + sample) * rowBytes + onesOffset;
}

function classRow(array: usize, sample: i32): usize {
  return array + (<usize>(sample * paddedClasses) << 2);
}

/** logits = b + Dᵀ · h of every sample, eight rows of D at a time: [units] → [classes] */
export function denseForward(count: i32): void {
  const stride = <usize>paddedClasses << 2;
  for (let sample = 0; sample < count; sample++) {
    let h = denseInput(sample, count) + 4;
    const logits = classRow(probabilities, sample);
    for (let c: usize = 0; c < stride; c += 16) {
      v128.store(logits + c, v128.load(denseWeights + c));
    }
    let w = denseWeights + stride;
    for (let unit = 0; unit < paddedUnits; unit += 8) {
      const h0 = v128.load32_splat(h, 0);
      const h1 = v128.load32_splat(h, 4);
      const h2 = v128.load32_splat(h, 8);
      const h3 = v128.load32_splat(h, 12);
      const h4 = v128.load32_splat(h, 16);
      const h5 = v128.load32_splat(h, 20);
      const h6 = v128.load32_splat(h, 24);
      const h7 = v128.load32_splat(h, 28);
      for (let c: usize = 0; c < stride; c += 16) {
        let at = w + c;
        let sum = addScaled(v128.load(logits + c), h0, at, 0);
        sum = addScaled(sum, h1, (at += stride), 0);
        sum = addScaled(sum, h2, (at += stride), 0);
        sum = addScaled(sum, h3, (at += stride), 0);
        sum = addScaled(sum, h4, (at += stride), 0);
        sum = addScaled(sum, h5, (at += stride), 0);
        sum = addScaled(sum, h6, (at += stride), 0);
        sum = addScaled(sum, h7, (at += stride), 0);
        v128.store(logits + c, sum);
      }
      w += stride << 3;
      h += 32;
    }
  }
}

/** The cross-entropy that `softmax` found, and whether the largest logit was the target's. */
export let loss: f32 = 0;
export let isHit: bool = false;

/**
 * Turns one sample's logits l into probabilities, in place:
 *
 *     p = e^(l − max) / Σ e^(l − max)
 *     loss = ln Σ e^(l − max) − (l[target] − max)
 *
 * The first of several largest logits is the answer.
 */
export function softmax(sample: i32, target: i32): void {
  const start = classRow(probabilities, sample);
  const end = start + (<usize>paddedClasses << 2);
  let most = v128.load(start);
  for (let at = start + 16; at < end; at += 16) most = f32x4.pmax(most, v128.load(at));
  most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 2, 3, 0, 1));
  most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 1, 0, 3, 2));
  const max = f32x4.extract_lane(most, 0);

  const targetAt = start + (<usize>target << 2);
  const logit = load<f32>(targetAt);
  isHit = logit == max;
  for (let at = start; isHit && at < targetAt; at += 4) isHit = load<f32>(at) != max;

  let total = f32x4.splat(0);
  for (let at = start; at < end; at += 16) {
    const e = expOfNegative(f32x4.sub(v128.load(at), most));
    v128.store(at, e);
    total = f32x4.add(total, e);
  }
  const sum =
    f32x4.extract_lane(total, 0) +
    f32x4.extract_lane(total, 1) +
    (f32x4.extract_lane(total, 2) + f32x4.extract_lane(total, 3));
  const divisor = f32x4.splat(sum);
  for (let at = start; at < end; at += 16) v128.store(at, f32x4.div(v128.load(at), divisor));
  loss = log(sum) - (logit - max);
}

/**
 * δ = (p − [class is target]) · scale, and ∂L/∂h = D · δ of one sample at the last time step.
 *
 * @param scale - 1 / samples, since the loss is their mean
 */
export function denseBackward(sample: i32, count: i32, target: i32, scale: f32): void {
  const stride = <usize>paddedClasses << 2;
  const p = classRow(probabilities, sample);
  const delta = classRow(logitDeltas, sample);
  const factor = f32x4.splat(scale);
  for (let c: usize = 0; c < stride; c += 16) {
    v128.store(delta + c, flush(f32x4.mul(v128.load(p + c), factor), TINY_PROBABILITY));
  }
  const targetOffset = <usize>target << 2;
  store<f32>(delta + targetOffset, (load<f32>(p + targetOffset) - 1) * scale);

  let gradient =
    hiddenGradients + (<usize>(((timeSteps - 1) * count + sample) * paddedUnits) << 2);
  let w = denseWeights + stride;
  for (let unit = 0; unit < paddedUnits; unit += 4) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let c: usize = 0; c < stride; c += 16) {
      const d = v128.load(delta + c);
      let at = w + c;
      s0 = addScaled(s0, d, at, 0);
      s1 = addScaled(s1, d, (at += stride), 0);
      s2 = addScaled(s2, d, (at += stride), 0);
      s3 = addScaled(s3, d, (at += stride), 0);
    }
    v128.store(gradient, sums(s0, s1, s2, s3));
    gradient += 16;
    w += stride << 2;
  }
}

/** One sample's gradient [1, h] ⊗ δ, straight into Adam: [1 + units, classes] */
export function updateDense(): void {
  const stride = <usize>paddedClasses << 2;
  let input = denseInput(0, 1);
  let w = denseWeights;
  for (let row = 0; row <= paddedUnits; row++) {
    const x = v128.load32_splat(input);
    const m = w + arrayBytes;
    const v = m + arrayBytes;
    for (let c: usize = 0; c < stride; c += 16) {
      update(w, m, v, c, f32x4.mul(x, v128.load(logitDeltas + c)));
    }
    input += 4;
    w += stride;
  }
}

/** Stores the gradient Σ [1, h] ⊗ δ over the samples. */
export function differentiateDense(count: i32): void {
  const stride = <usize>paddedClasses << 2;
  for (let row = 0; row <= paddedUnits; row++) {
    const g = denseWeights + 3 * arrayBytes + <usize>row * stride;
    for (let c: usize = 0; c < stride; c += 16) {
      let input = denseInput(0, count) + (<usize>row << 2);
      let delta = logitDeltas + c;
      let sum = f32x4.mul(v128.load32_splat(input), v128.load(delta));
      for (let sample = 1; sample < count; sample++) {
        input += rowBytes;
        delta += stride;
        sum = addScaled(sum, v128.load32_splat(input), delta, 0);
      }
      v128.store(g + c, sum);
    }
  }
}
