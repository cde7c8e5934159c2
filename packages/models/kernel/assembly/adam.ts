/**
 * Adam, four weights at a time:
 *
 *     m ← β₁m + (1 − β₁)g
 *     v ← β₂v + (1 − β₂)g²
 *     w ← w − stepSize · m / (√v + ε)
 *
 * Step size and ε come with each step, already corrected for the bias of m and v.
 *
 * v is kept 2⁴⁸ times as large, and with it go stepSize and ε 2²⁴ times: powers of two change no digit of the result, and
 * keep the square of a small gradient out of the subnormal numbers, which are a hundred times slower. What decays there
 * all the same becomes 0.
 */
import { arrayBytes } from "./memory-map";
import { flush, TINY } from "./vectors";

/** How much larger v is kept, and its root. */
const SQUARE_SCALE: f64 = 281474976710656;
const ROOT_SCALE: f32 = 16777216;
/** 2⁻⁷⁶: v itself is then below 2⁻¹²⁴. */
const SMALLEST_SQUARE: f32 = 1.3234889800848443e-23;

let beta1: v128 = f32x4.splat(0);
let beta2: v128 = f32x4.splat(0);
let rest1: v128 = f32x4.splat(0);
let rest2: v128 = f32x4.splat(0);
let stepSize: v128 = f32x4.splat(0);
let epsilon: v128 = f32x4.splat(0);

/** Sets β₁, β₂ and their complements, each rounded from double precision. */
export function setDecays(decay1: f64, decay2: f64): void {
  beta1 = f32x4.splat(<f32>decay1);
  beta2 = f32x4.splat(<f32>decay2);
  rest1 = f32x4.splat(<f32>(1 - decay1));
  rest2 = f32x4.splat(<f32>((1 - decay2) * SQUARE_SCALE));
}

/** Sets what holds for one step. */
export function setStep(size: f32, eps: f32): void {
  stepSize = f32x4.splat(size * ROOT_SCALE);
  epsilon = f32x4.splat(eps * ROOT_SCALE);
}

/**
 * Moves the four weights at `w + offset` along the gradient g; m and v are the addresses of their moments.
 */
export function update(w: usize, m: usize, v: usize, offset: usize, g: v128): void {
  const mean = flush(f32x4.add(f32x4.mul(beta1, v128.load(m + offset)), f32x4.mul(rest1, g)), TINY);
  let square = f32x4.add(
    f32x4.mul(beta2, v128.load(v + offset)),
    f32x4.mul(f32x4.mul(rest2, g), g),
  );
  square = v128.and(square, f32x4.gt(square, f32x4.splat(SMALLEST_SQUARE)));
  v128.store(m + offset, mean);
  v128.store(v + offset, square);
  const move = f32x4.div(f32x4.mul(stepSize, mean), f32x4.add(f32x4.sqrt(square), epsilon));
  v128.store(w + offset, f32x4.sub(v128.load(w + offset), move));
}

/** Moves the weights in `[from, to)` along `scale` times their stored gradients. */
export function updateStored(from: usize, to: usize, scale: f32): void {
  const factor = f32x4.splat(scale);
  for (let w = from; w < to; w += 16) {
    const m = w + arrayBytes;
    const v = m + arrayBytes;
    update(w, m, v, 0, f32x4.mul(factor, v128.load(v + arrayBytes)));
  }
}

/** The sum of squares of the stored gradients of the weights in `[from, to)`, in double precision. */
export function squaredNorm(from: usize, to: usize): f64 {
  let sum = f64x2.splat(0);
  const distance: usize = 3 * arrayBytes;
  for (let g = from + distance; g < to + distance; g += 8) {
    const two = f64x2.promote_low_f32x4(v128.load64_zero(g));
    sum = f64x2.add(sum, f64x2.mul(two, two));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}
