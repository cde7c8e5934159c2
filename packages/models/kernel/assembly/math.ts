/**
 * exp, tanh, logistic function and log in single precision, within 2 units in the last place. They are this kernel's
 * own, because engines differ in the last bit of theirs. NaN gives NaN.
 *
 * @see https://www.netlib.org/cephes/ expf.c, tanhf.c and logf.c, whose polynomials these are
 */

/**
 * eˣ for x ≤ 0; exactly 0 below −87.3, where subnormal numbers begin.
 *
 *     eˣ = 2ⁿ · eʳ,   n = round(x / ln 2),   r = x − n · ln 2 in ±0.347
 */
export function expOfNegative(x: v128): v128 {
  // Adding 1.5 · 2²³ rounds to an integer and leaves it in the low bits.
  const magic = f32x4.splat(12582912);
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896341)), magic);
  const n = f32x4.sub(shifted, magic);
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));

  let series = f32x4.splat(1.9875691500e-4);
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.3981999507e-3));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(8.3334519073e-3));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(4.1665795894e-2));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.6666665459e-1));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(5.0000001201e-1));
  series = f32x4.add(f32x4.add(f32x4.mul(series, f32x4.mul(r, r)), r), f32x4.splat(1));

  const power = i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23);
  const tooSmall = f32x4.lt(x, f32x4.splat(-87.3));
  return v128.andnot(f32x4.mul(series, power), tooSmall);
}

/**
 * tanh x:  x + x³ · P(x²) for |x| < 0.625,  otherwise ±(1 − 2q / (1 + q)) with q = e^(−2|x|).
 */
export function tanh(x: v128): v128 {
  const sign = v128.and(x, f32x4.splat(-0.0));
  const size = v128.xor(x, sign);

  const square = f32x4.mul(x, x);
  let series = f32x4.splat(-5.70498872745e-3);
  series = f32x4.add(f32x4.mul(series, square), f32x4.splat(2.06390887954e-2));
  series = f32x4.add(f32x4.mul(series, square), f32x4.splat(-5.37397155531e-2));
  series = f32x4.add(f32x4.mul(series, square), f32x4.splat(1.33314422036e-1));
  series = f32x4.add(f32x4.mul(series, square), f32x4.splat(-3.33332819422e-1));
  const near = f32x4.add(f32x4.mul(f32x4.mul(series, square), x), x);

  const q = expOfNegative(f32x4.mul(size, f32x4.splat(-2)));
  const one = f32x4.splat(1);
  const far = f32x4.sub(one, f32x4.div(f32x4.add(q, q), f32x4.add(one, q)));
  return v128.bitselect(near, v128.or(far, sign), f32x4.lt(size, f32x4.splat(0.625)));
}

/** 1 / (1 + e⁻ˣ), as 1 / (1 + q) or q / (1 + q) with q = e^(−|x|), so that no digit is lost on either side. */
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  const q = expOfNegative(v128.or(x, f32x4.splat(-0.0)));
  const numerator = v128.bitselect(q, one, f32x4.lt(x, f32x4.splat(0)));
  return f32x4.div(numerator, f32x4.add(one, q));
}

/** Keras 2's hard sigmoid: clip(0.2x + 0.5, 0, 1). */
export function clippedLine(x: v128): v128 {
  const line = f32x4.add(f32x4.mul(x, f32x4.splat(0.2)), f32x4.splat(0.5));
  return f32x4.pmin(f32x4.pmax(line, f32x4.splat(0)), f32x4.splat(1));
}

/**
 * ln x for normal x > 0:  x = 2ᵉ · f with f in [√½, √2),  ln x = e · ln 2 + ln f.
 */
export function log(x: f32): f32 {
  if (!(x < Infinity)) return x;
  let exponent = <i32>((reinterpret<u32>(x) >> 23) - 126);
  let f = reinterpret<f32>((reinterpret<u32>(x) & 0x7fffff) | 0x3f000000);
  if (f < 0.707106781186547524) {
    exponent -= 1;
    f += f;
  }
  f -= 1;
  const square = f * f;
  let series: f32 = 7.0376836292e-2;
  series = series * f - 1.1514610310e-1;
  series = series * f + 1.1676998740e-1;
  series = series * f - 1.2420140846e-1;
  series = series * f + 1.4249322787e-1;
  series = series * f - 1.6668057665e-1;
  series = series * f + 2.0000714765e-1;
  series = series * f - 2.4999993993e-1;
  series = series * f + 3.3333331174e-1;
  const e = <f32>exponent;
  let tail = series * f * square;
  tail += e * -2.12194440e-4;
  tail -= 0.5 * square;
  return f + tail + e * 0.693359375;
}
