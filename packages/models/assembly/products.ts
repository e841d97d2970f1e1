/** SIMD kernels of products of matrices of doubles, part of kernels.ts. */

/** Interleaves rows of doubles by fours: value t of rows 4k … 4k + 3 lies at 4 (k · inner + t). `rows` is a multiple of four. */
export function interleave(source: usize, rows: i32, inner: i32, target: usize): void {
  const length = usize(inner) << 3;
  for (let row = 0; row < rows; row += 4) {
    for (let at: usize = 0; at < length; at += 8) {
      store<f64>(target, load<f64>(source + at));
      store<f64>(target, load<f64>(source + length + at), 8);
      store<f64>(target, load<f64>(source + 2 * length + at), 16);
      store<f64>(target, load<f64>(source + 3 * length + at), 24);
      target += 32;
    }
    source += 4 * length;
  }
}

/** Values of rows that are worked on together, so that they stay in the cache. */
const CHUNK = 256;

/**
 * result[i, k] += a[i, …] · b[k, …], each sum in order. `rowsA` and `rowsB` are multiples of four; `b` is interleaved. `stepA` and
 * `step` bytes lie from row to row of a and of the result.
 */
export function multiply(
  a: usize,
  stepA: usize,
  rowsA: i32,
  b: usize,
  rowsB: i32,
  inner: i32,
  result: usize,
  step: usize,
): void {
  const group = usize(inner) << 5;
  for (let from = 0; from < inner; from += CHUNK) {
    const length = usize(min(CHUNK, inner - from)) << 3;
    let columns = b + (usize(from) << 5);
    let to = result;
    for (let k = 0; k < rowsB; k += 4) {
      multiplyTiles(a + (usize(from) << 3), stepA, rowsA, columns, length, to, step);
      columns += group;
      to += 32;
    }
  }
}

/** As `multiply`, of four rows of b. */
function multiplyTiles(
  a: usize,
  stepA: usize,
  rowsA: i32,
  b: usize,
  length: usize,
  to: usize,
  step: usize,
): void {
  for (let i = 0; i < rowsA; i += 4) {
    const to1 = to + step;
    const to2 = to1 + step;
    const to3 = to2 + step;
    let s00 = v128.load(to);
    let s01 = v128.load(to, 16);
    let s10 = v128.load(to1);
    let s11 = v128.load(to1, 16);
    let s20 = v128.load(to2);
    let s21 = v128.load(to2, 16);
    let s30 = v128.load(to3);
    let s31 = v128.load(to3, 16);
    let x0 = a;
    let x1 = x0 + stepA;
    let x2 = x1 + stepA;
    let x3 = x2 + stepA;
    let y = b;
    for (const end = x0 + length; x0 < end; x0 += 8) {
      const y0 = v128.load(y);
      const y1 = v128.load(y, 16);
      let x = v128.load64_splat(x0);
      s00 = f64x2.add(s00, f64x2.mul(x, y0));
      s01 = f64x2.add(s01, f64x2.mul(x, y1));
      x = v128.load64_splat(x1);
      s10 = f64x2.add(s10, f64x2.mul(x, y0));
      s11 = f64x2.add(s11, f64x2.mul(x, y1));
      x = v128.load64_splat(x2);
      s20 = f64x2.add(s20, f64x2.mul(x, y0));
      s21 = f64x2.add(s21, f64x2.mul(x, y1));
      x = v128.load64_splat(x3);
      s30 = f64x2.add(s30, f64x2.mul(x, y0));
      s31 = f64x2.add(s31, f64x2.mul(x, y1));
      x1 += 8;
      x2 += 8;
      x3 += 8;
      y += 32;
    }
    v128.store(to, s00);
    v128.store(to, s01, 16);
    v128.store(to1, s10);
    v128.store(to1, s11, 16);
    v128.store(to2, s20);
    v128.store(to2, s21, 16);
    v128.store(to3, s30);
    v128.store(to3, s31, 16);
    a += 4 * stepA;
    to += 4 * step;
  }
}
