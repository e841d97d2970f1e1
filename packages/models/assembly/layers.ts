/**
 * result[r, i] = x[r, …] · weights[i, …] in single precision. Rows of `x` and `weights` are `width` bytes long, a multiple of 16, those of `result` `stride`;
 * there are `rows` rows, a multiple of four, and `inputs` rows of weights, a multiple of two.
 */
export function rowProducts(
  x: usize,
  rows: i32,
  weights: usize,
  inputs: i32,
  width: usize,
  result: usize,
  stride: usize,
): void {
  for (let i = 0; i < inputs; i += 2) {
    let from = x;
    let to = result;
    for (let row = 0; row < rows; row += 4) {
      let s00 = f32x4.splat(0);
      let s01 = f32x4.splat(0);
      let s10 = f32x4.splat(0);
      let s11 = f32x4.splat(0);
      let s20 = f32x4.splat(0);
      let s21 = f32x4.splat(0);
      let s30 = f32x4.splat(0);
      let s31 = f32x4.splat(0);
      for (let at: usize = 0; at < width; at += 16) {
        const w0 = v128.load(weights + at);
        const w1 = v128.load(weights + width + at);
        const x0 = v128.load(from + at);
        s00 = f32x4.add(s00, f32x4.mul(x0, w0));
        s01 = f32x4.add(s01, f32x4.mul(x0, w1));
        const x1 = v128.load(from + width + at);
        s10 = f32x4.add(s10, f32x4.mul(x1, w0));
        s11 = f32x4.add(s11, f32x4.mul(x1, w1));
        const x2 = v128.load(from + 2 * width + at);
        s20 = f32x4.add(s20, f32x4.mul(x2, w0));
        s21 = f32x4.add(s21, f32x4.mul(x2, w1));
        const x3 = v128.load(from + 3 * width + at);
        s30 = f32x4.add(s30, f32x4.mul(x3, w0));
        s31 = f32x4.add(s31, f32x4.mul(x3, w1));
      }
      storeSums(to, s00, s01);
      storeSums(to + stride, s10, s11);
      storeSums(to + 2 * stride, s20, s21);
      storeSums(to + 3 * stride, s30, s31);
      from += 4 * width;
      to += 4 * stride;
    }
    weights += 2 * width;
    result += 8;
  }
}

/** Stores the sums of the lanes of two vectors side by side. */
// @ts-expect-error decorators
@inline
function storeSums(to: usize, a: v128, b: v128): void {
  const halves = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  store<f32>(to, f32x4.extract_lane(halves, 0) + f32x4.extract_lane(halves, 1));
  store<f32>(to, f32x4.extract_lane(halves, 2) + f32x4.extract_lane(halves, 3), 4);
}

/**
 * weights[i, …] = shrink · weights[i, …] + Σ over r of x[r, i] · delta[r, …] in single precision. Rows of `weights` and `delta` are `width` bytes long, a
 * multiple of 64, those of `x` `stride`. `list` has room for as many integers as there are rows.
 */
export function addProducts(
  x: usize,
  stride: usize,
  rows: i32,
  delta: usize,
  weights: usize,
  inputs: i32,
  width: usize,
  shrink: f32,
  list: usize,
): void {
  for (let i = 0; i < inputs; i++) {
    const end = listOthers(x, stride, rows, list);
    const isDense = end === list + (usize(rows) << 2);
    if (isDense && i + 1 < inputs) {
      addTwo(x, stride, rows, delta, weights, width, shrink);
      weights += width;
      x += 4;
      i++;
    } else if (end !== list || shrink !== 1) {
      addListed(x, stride, list, end, delta, weights, width, shrink);
    }
    weights += width;
    x += 4;
  }
}

/** Lists the rows of a column that are not 0, and returns the end of the list. */
// @ts-expect-error decorators
@inline
function listOthers(x: usize, stride: usize, rows: i32, list: usize): usize {
  for (let row = 0; row < rows; row++, x += stride) {
    if (load<f32>(x) === 0) continue;
    store<i32>(list, row);
    list += 4;
  }
  return list;
}

function addListed(
  x: usize,
  stride: usize,
  list: usize,
  end: usize,
  delta: usize,
  weights: usize,
  width: usize,
  shrink: f32,
): void {
  const shrinks = f32x4.splat(shrink);
  for (let at: usize = 0; at < width; at += 64) {
    const to = weights + at;
    let s0 = f32x4.mul(v128.load(to), shrinks);
    let s1 = f32x4.mul(v128.load(to, 16), shrinks);
    let s2 = f32x4.mul(v128.load(to, 32), shrinks);
    let s3 = f32x4.mul(v128.load(to, 48), shrinks);
    for (let entry = list; entry < end; entry += 4) {
      const row = usize(load<u32>(entry));
      const value = v128.load32_splat(x + row * stride);
      const from = delta + row * width + at;
      s0 = f32x4.add(s0, f32x4.mul(value, v128.load(from)));
      s1 = f32x4.add(s1, f32x4.mul(value, v128.load(from, 16)));
      s2 = f32x4.add(s2, f32x4.mul(value, v128.load(from, 32)));
      s3 = f32x4.add(s3, f32x4.mul(value, v128.load(from, 48)));
    }
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
}

/** The same for two inputs and all rows. */
function addTwo(
  x: usize,
  stride: usize,
  rows: i32,
  delta: usize,
  weights: usize,
  width: usize,
  shrink: f32,
): void {
  const shrinks = f32x4.splat(shrink);
  for (let at: usize = 0; at < width; at += 64) {
    const to = weights + at;
    const second = to + width;
    let a0 = f32x4.mul(v128.load(to), shrinks);
    let a1 = f32x4.mul(v128.load(to, 16), shrinks);
    let a2 = f32x4.mul(v128.load(to, 32), shrinks);
    let a3 = f32x4.mul(v128.load(to, 48), shrinks);
    let b0 = f32x4.mul(v128.load(second), shrinks);
    let b1 = f32x4.mul(v128.load(second, 16), shrinks);
    let b2 = f32x4.mul(v128.load(second, 32), shrinks);
    let b3 = f32x4.mul(v128.load(second, 48), shrinks);
    let own = x;
    let from = delta + at;
    for (let row = 0; row < rows; row++) {
      const xa = v128.load32_splat(own);
      const xb = v128.load32_splat(own, 4);
      const d0 = v128.load(from);
      a0 = f32x4.add(a0, f32x4.mul(xa, d0));
      b0 = f32x4.add(b0, f32x4.mul(xb, d0));
      const d1 = v128.load(from, 16);
      a1 = f32x4.add(a1, f32x4.mul(xa, d1));
      b1 = f32x4.add(b1, f32x4.mul(xb, d1));
      const d2 = v128.load(from, 32);
      a2 = f32x4.add(a2, f32x4.mul(xa, d2));
      b2 = f32x4.add(b2, f32x4.mul(xb, d2));
      const d3 = v128.load(from, 48);
      a3 = f32x4.add(a3, f32x4.mul(xa, d3));
      b3 = f32x4.add(b3, f32x4.mul(xb, d3));
      own += stride;
      from += width;
    }
    v128.store(to, a0);
    v128.store(to, a1, 16);
    v128.store(to, a2, 32);
    v128.store(to, a3, 48);
    v128.store(second, b0);
    v128.store(second, b1, 16);
    v128.store(second, b2, 32);
    v128.store(second, b3, 48);
  }
}

/** 1 / (1 + e⁻ˣ) of `count` single-precision numbers, a multiple of four, in place, to 2e-7 (the polynomial of Moshier's Cephes library). */
export function sigmoid(values: usize, count: i32): void {
  const one = f32x4.splat(1);
  for (const end = values + (usize(count) << 2); values < end; values += 16) {
    const x = f32x4.pmax(f32x4.pmin(f32x4.neg(v128.load(values)), f32x4.splat(87)), f32x4.splat(-87));
    const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504)));
    const r = f32x4.sub(
      f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))),
      f32x4.mul(n, f32x4.splat(-2.1219444e-4)),
    );
    let p = f32x4.add(f32x4.mul(f32x4.splat(1.98756915e-4), r), f32x4.splat(1.3981999507e-3));
    p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
    p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
    p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
    p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
    p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), one);
    const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
    v128.store(values, f32x4.div(one, f32x4.add(one, f32x4.mul(p, power))));
  }
}

/**
 * result[r, …] += Σ over i of x[r, i] · weights[i, …], each sum in order, of doubles but for the weights, which are of single precision. Rows of x
 * are `stride` bytes long, those of `weights` `width`, a multiple of 16, and those of `result` twice that; there are `rows` rows, a multiple of four.
 */
export function addLayerSums(
  x: usize,
  stride: usize,
  rows: i32,
  weights: usize,
  inputs: i32,
  width: usize,
  result: usize,
): void {
  for (let row = 0; row < rows; row += 4) {
    for (let at: usize = 0; at < width; at += 16) {
      const to0 = result + 2 * at;
      const to1 = to0 + 2 * width;
      const to2 = to1 + 2 * width;
      const to3 = to2 + 2 * width;
      let s00 = v128.load(to0);
      let s01 = v128.load(to0, 16);
      let s10 = v128.load(to1);
      let s11 = v128.load(to1, 16);
      let s20 = v128.load(to2);
      let s21 = v128.load(to2, 16);
      let s30 = v128.load(to3);
      let s31 = v128.load(to3, 16);
      let w = weights + at;
      for (let from = x, end = x + (usize(inputs) << 3); from < end; from += 8, w += width) {
        const w0 = f64x2.promote_low_f32x4(v128.load64_zero(w));
        const w1 = f64x2.promote_low_f32x4(v128.load64_zero(w, 8));
        const x0 = v128.load64_splat(from);
        s00 = f64x2.add(s00, f64x2.mul(x0, w0));
        s01 = f64x2.add(s01, f64x2.mul(x0, w1));
        const x1 = v128.load64_splat(from + stride);
        s10 = f64x2.add(s10, f64x2.mul(x1, w0));
        s11 = f64x2.add(s11, f64x2.mul(x1, w1));
        const x2 = v128.load64_splat(from + 2 * stride);
        s20 = f64x2.add(s20, f64x2.mul(x2, w0));
        s21 = f64x2.add(s21, f64x2.mul(x2, w1));
        const x3 = v128.load64_splat(from + 3 * stride);
        s30 = f64x2.add(s30, f64x2.mul(x3, w0));
        s31 = f64x2.add(s31, f64x2.mul(x3, w1));
      }
      v128.store(to0, s00);
      v128.store(to0, s01, 16);
      v128.store(to1, s10);
      v128.store(to1, s11, 16);
      v128.store(to2, s20);
      v128.store(to2, s21, 16);
      v128.store(to3, s30);
      v128.store(to3, s31, 16);
    }
    x += 4 * stride;
    result += 8 * width;
  }
}
