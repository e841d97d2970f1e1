/** SIMD kernels of single effects, `susie`; part of kernels.ts. */

/** 1.5 · 2²³: adding it rounds a small number to a whole one, which is then in the low bits. */
const ROUND: f32 = 12582912.0;

/** eˣ of four values of −50 … 1, to a relative error below 1e-6: 2ᵏ times a polynomial in what is left. */
// @ts-expect-error decorators
@inline
function exponential(x: v128): v128 {
  const rounded = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(ROUND));
  const k = f32x4.sub(rounded, f32x4.splat(ROUND));
  const high = f32x4.sub(x, f32x4.mul(k, f32x4.splat(0.693359375)));
  const r = f32x4.sub(high, f32x4.mul(k, f32x4.splat(-2.12194440e-4)));
  let sum = f32x4.splat(1.0 / 720.0);
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.0 / 120.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.0 / 24.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.0 / 6.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.5));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.0));
  return i32x4.add(sum, i32x4.shl(rounded, 23));
}

// @ts-expect-error decorators
@inline
function sumOfLanes(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}

/** Adds a vector of `count` floats (a multiple of four) to another and returns the largest square of the sums. */
export function addVector(target: usize, source: usize, count: i32): f32 {
  let most = f32x4.splat(0);
  for (const end = target + (usize(count) << 2); target < end; target += 16, source += 16) {
    const sum = f32x4.add(v128.load(target), v128.load(source));
    v128.store(target, sum);
    most = f32x4.max(most, f32x4.mul(sum, sum));
  }
  return max(
    max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
    max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
  );
}

/** Subtracts a vector of `count` floats (a multiple of four) from another. */
export function subtractVector(target: usize, source: usize, count: i32): void {
  for (const end = target + (usize(count) << 2); target < end; target += 16, source += 16) {
    v128.store(target, f32x4.sub(v128.load(target), v128.load(source)));
  }
}

/**
 * How likely one effect is at each of `count` (a multiple of four) places with each of `sizes` sizes, and what it is expected to be
 * there, all up to a common factor. With zⱼ the product of place and residual, row k of `parts` receives
 * wⱼₖ = priorⱼ scaleₖ exp(gainₖ zⱼ² − shift), `weight` Σₖ wⱼₖ and `mean` zⱼ Σₖ wⱼₖ shrinkₖ.
 * Where four places in a row are all below e⁻⁵⁰ of the most, they are 0. `table` holds four floats a size: gain, scale, shrink and variance. `sums` receives Σ weight and Σ wⱼₖ (shrinkₖ² zⱼ² + varianceₖ).
 */
export function weighPlaces(
  z: usize,
  prior: usize,
  count: i32,
  table: usize,
  sizes: i32,
  shift: f32,
  parts: usize,
  weight: usize,
  mean: usize,
  sums: usize,
): void {
  const lowest = f32x4.splat(-50);
  const below = f32x4.splat(shift);
  const length = usize(count) << 2;
  const last = table + (usize(sizes) << 4);
  let total = f32x4.splat(0);
  let second = f32x4.splat(0);
  for (let at: usize = 0; at < length; at += 16) {
    const value = v128.load(z + at);
    const square = f32x4.mul(value, value);
    const place = v128.load(prior + at);
    let own = f32x4.splat(0);
    let first = f32x4.splat(0);
    let part = parts + at;
    for (let size = table; size < last; size += 16, part += length) {
      const exponent = f32x4.sub(f32x4.mul(v128.load32_splat(size), square), below);
      if (!v128.any_true(f32x4.gt(exponent, lowest))) {
        v128.store(part, f32x4.splat(0));
        continue;
      }
      const power = exponential(f32x4.max(exponent, lowest));
      const one = f32x4.mul(f32x4.mul(place, v128.load32_splat(size, 4)), power);
      const shrink = v128.load32_splat(size, 8);
      const shrunk = f32x4.mul(one, shrink);
      v128.store(part, one);
      own = f32x4.add(own, one);
      first = f32x4.add(first, shrunk);
      second = f32x4.add(
        second,
        f32x4.add(f32x4.mul(f32x4.mul(shrunk, shrink), square), f32x4.mul(one, v128.load32_splat(size, 12))),
      );
    }
    v128.store(weight + at, own);
    v128.store(mean + at, f32x4.mul(first, value));
    total = f32x4.add(total, own);
  }
  store<f32>(sums, sumOfLanes(total));
  store<f32>(sums, sumOfLanes(second), 4);
}

/**
 * Lists the places whose weight is above `least`, in order, as 32-bit indices at `rows`, with `factor` times their means at
 * `coefficients`, and adds up what `parts` has of each size there, at `use`. Returns how many there are.
 */
export function listPlaces(
  weight: usize,
  mean: usize,
  count: i32,
  least: f32,
  factor: f32,
  parts: usize,
  sizes: i32,
  rows: usize,
  coefficients: usize,
  use: usize,
): i32 {
  const limit = f32x4.splat(least);
  const length = usize(count) << 2;
  const start = rows;
  memory.fill(use, 0, usize(sizes) << 2);
  for (let at: usize = 0; at < length; at += 16) {
    let mask = i32x4.bitmask(f32x4.gt(v128.load(weight + at), limit));
    for (; mask !== 0; mask &= mask - 1) {
      const place = at + (usize(ctz(mask)) << 2);
      store<i32>(rows, i32(place >> 2));
      store<f32>(coefficients, factor * load<f32>(mean + place));
      rows += 4;
      coefficients += 4;
      let part = parts + place;
      for (let size = use, last = use + (usize(sizes) << 2); size < last; size += 4, part += length) {
        store<f32>(size, load<f32>(size) + load<f32>(part));
      }
    }
  }
  return i32((rows - start) >> 2);
}

/** target = Σ coefficient · row, over `count` listed rows (32-bit indices) of a matrix of rows of `width` (a multiple of 16) floats. */
export function combineRows(
  matrix: usize,
  width: i32,
  rows: usize,
  coefficients: usize,
  count: i32,
  target: usize,
): void {
  const length = usize(width) << 2;
  const lastRow = rows + (usize(count) << 2);
  for (let at: usize = 0; at < length; at += 64) {
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    let coefficient = coefficients;
    for (let row = rows; row < lastRow; row += 4, coefficient += 4) {
      const from = matrix + usize(load<i32>(row)) * length + at;
      const c = v128.load32_splat(coefficient);
      s0 = f32x4.add(s0, f32x4.mul(c, v128.load(from)));
      s1 = f32x4.add(s1, f32x4.mul(c, v128.load(from, 16)));
      s2 = f32x4.add(s2, f32x4.mul(c, v128.load(from, 32)));
      s3 = f32x4.add(s3, f32x4.mul(c, v128.load(from, 48)));
    }
    v128.store(target + at, s0);
    v128.store(target + at, s1, 16);
    v128.store(target + at, s2, 32);
    v128.store(target + at, s3, 48);
  }
}

/**
 * target[j] = row j of a matrix of `count` rows of `width` floats times a vector; both numbers are multiples of four. Fours of values of the rows
 * 4k … 4k + 3 follow one another.
 */
export function timesVector(matrix: usize, width: i32, count: i32, vector: usize, target: usize): void {
  const end = vector + (usize(width) << 2);
  for (let row = 0; row < count; row += 4) {
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    for (let at = vector; at < end; at += 16, matrix += 64) {
      const v = v128.load(at);
      s0 = f32x4.add(s0, f32x4.mul(v128.load(matrix), v));
      s1 = f32x4.add(s1, f32x4.mul(v128.load(matrix, 16), v));
      s2 = f32x4.add(s2, f32x4.mul(v128.load(matrix, 32), v));
      s3 = f32x4.add(s3, f32x4.mul(v128.load(matrix, 48), v));
    }
    const s01 = f32x4.add(v128.shuffle<f32>(s0, s1, 0, 4, 1, 5), v128.shuffle<f32>(s0, s1, 2, 6, 3, 7));
    const s23 = f32x4.add(v128.shuffle<f32>(s2, s3, 0, 4, 1, 5), v128.shuffle<f32>(s2, s3, 2, 6, 3, 7));
    v128.store(target, f32x4.add(v128.shuffle<f64>(s01, s23, 0, 2), v128.shuffle<f64>(s01, s23, 1, 3)));
    target += 16;
  }
}
