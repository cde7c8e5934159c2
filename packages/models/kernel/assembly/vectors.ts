/** Small steps on vectors of four numbers that more than one layer takes. */

/** 2⁻¹⁰⁰, for what decays from step to step. */
export const TINY: f32 = 7.888609052210118e-31;
/** 2⁻⁶⁴, for a probability: a gradient so small moves no weight, however it is scaled. */
export const TINY_PROBABILITY: f32 = 5.421010862427522e-20;

/** Smaller magnitudes become 0, so that nothing fades into subnormal numbers, which are a hundred times slower. */
export function flush(x: v128, below: f32): v128 {
  return v128.and(x, f32x4.gt(f32x4.abs(x), f32x4.splat(below)));
}

/** The sums of four vectors, as one vector: [Σa, Σb, Σc, Σd]. */
export function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(
    v128.shuffle<f32>(a, b, 0, 4, 1, 5),
    v128.shuffle<f32>(a, b, 2, 6, 3, 7),
  );
  const cd = f32x4.add(
    v128.shuffle<f32>(c, d, 0, 4, 1, 5),
    v128.shuffle<f32>(c, d, 2, 6, 3, 7),
  );
  return f32x4.add(
    v128.shuffle<f32>(ab, cd, 0, 1, 4, 5),
    v128.shuffle<f32>(ab, cd, 2, 3, 6, 7),
  );
}

/** acc + scale · [the vector at an address] */
export function addScaled(acc: v128, scale: v128, address: usize, offset: usize): v128 {
  return f32x4.add(acc, f32x4.mul(scale, v128.load(address + offset)));
}
