/** The steps of a symmetric eigendecomposition; packages/models/src/linear-algebra says which. Rows are `width` bytes apart. */

/** x · y of `count` doubles. */
function dot(x: usize, y: usize, count: i32): f64 {
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let c = f64x2.splat(0);
  let d = f64x2.splat(0);
  const end = x + (usize(count) << 3);
  for (; x + 64 <= end; x += 64, y += 64) {
    a = f64x2.add(a, f64x2.mul(v128.load(x), v128.load(y)));
    b = f64x2.add(b, f64x2.mul(v128.load(x, 16), v128.load(y, 16)));
    c = f64x2.add(c, f64x2.mul(v128.load(x, 32), v128.load(y, 32)));
    d = f64x2.add(d, f64x2.mul(v128.load(x, 48), v128.load(y, 48)));
  }
  const sums = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
  let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  for (; x < end; x += 8, y += 8) sum += load<f64>(x) * load<f64>(y);
  return sum;
}

/**
 * A ← A − v wᵀ − w vᵀ with w = s A v − (s²/2)(vᵀ A v) v, which is (I − s v vᵀ) A (I − s v vᵀ), for the rows and columns from
 * `first` on of the lower triangle; receives w at `w`.
 */
export function reflect(
  matrix: usize,
  width: usize,
  size: i32,
  first: i32,
  v: usize,
  scale: f64,
  w: usize,
): void {
  const offset = usize(first) << 3;
  memory.fill(w + offset, 0, usize(size - first) << 3);
  for (let i = first; i < size; i++) {
    const row = matrix + usize(i) * width;
    const end = usize(i) << 3;
    const vi = load<f64>(v + end);
    const wide = f64x2.splat(vi);
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let at = offset;
    for (; at + 32 <= end; at += 32) {
      const m0 = v128.load(row + at);
      const m1 = v128.load(row + at, 16);
      a = f64x2.add(a, f64x2.mul(m0, v128.load(v + at)));
      b = f64x2.add(b, f64x2.mul(m1, v128.load(v + at, 16)));
      v128.store(w + at, f64x2.add(v128.load(w + at), f64x2.mul(m0, wide)));
      v128.store(w + at, f64x2.add(v128.load(w + at, 16), f64x2.mul(m1, wide)), 16);
    }
    a = f64x2.add(a, b);
    let sum = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1) + load<f64>(row + end) * vi;
    for (; at < end; at += 8) {
      const m = load<f64>(row + at);
      sum += m * load<f64>(v + at);
      store<f64>(w + at, load<f64>(w + at) + m * vi);
    }
    store<f64>(w + end, load<f64>(w + end) + sum);
  }
  const shift = (scale * scale * dot(w + offset, v + offset, size - first)) / 2;
  for (let at = offset, end = usize(size) << 3; at < end; at += 8)
    store<f64>(w + at, scale * load<f64>(w + at) - shift * load<f64>(v + at));
  for (let i = first; i < size; i++) {
    const row = matrix + usize(i) * width;
    const last = usize(i) << 3;
    const vi = load<f64>(v + last);
    const wi = load<f64>(w + last);
    subtractBoth(row + offset, w + offset, vi, v + offset, wi, i - first + 1);
  }
}

/** target ← target − p x − q y. */
function subtractBoth(target: usize, x: usize, p: f64, y: usize, q: f64, count: i32): void {
  const ps = f64x2.splat(p);
  const qs = f64x2.splat(q);
  const end = target + (usize(count) << 3);
  for (; target + 32 <= end; target += 32, x += 32, y += 32) {
    const first = f64x2.add(f64x2.mul(ps, v128.load(x)), f64x2.mul(qs, v128.load(y)));
    const second = f64x2.add(f64x2.mul(ps, v128.load(x, 16)), f64x2.mul(qs, v128.load(y, 16)));
    v128.store(target, f64x2.sub(v128.load(target), first));
    v128.store(target, f64x2.sub(v128.load(target, 16), second), 16);
  }
  for (; target < end; target += 8, x += 8, y += 8)
    store<f64>(target, load<f64>(target) - (p * load<f64>(x) + q * load<f64>(y)));
}

/** Rows `first` … size − 1 of a matrix ← rows (I − s v vᵀ), in the columns from `first` on. */
export function reflectRows(matrix: usize, width: usize, size: i32, first: i32, v: usize, scale: f64): void {
  const offset = usize(first) << 3;
  const count = size - first;
  for (let i = first; i < size; i++) {
    let row = matrix + usize(i) * width + offset;
    const along = scale * dot(row, v + offset, count);
    const wide = f64x2.splat(along);
    let from = v + offset;
    const end = row + (usize(count) << 3);
    for (; row + 32 <= end; row += 32, from += 32) {
      v128.store(row, f64x2.sub(v128.load(row), f64x2.mul(wide, v128.load(from))));
      v128.store(row, f64x2.sub(v128.load(row, 16), f64x2.mul(wide, v128.load(from, 16))), 16);
    }
    for (; row < end; row += 8, from += 8) store<f64>(row, load<f64>(row) - along * load<f64>(from));
  }
}

/**
 * Rotates rows i and i + 1 for i = last − 1, last − 2, … `count` times: row i + 1 ← s row i + c row i + 1, row i ← c row i − s
 * row i + 1. The sines and cosines lie in the order of the rotations. `width` is a multiple of 64 bytes.
 */
export function rotateRows(
  matrix: usize,
  width: usize,
  last: i32,
  count: i32,
  sines: usize,
  cosines: usize,
): void {
  const top = matrix + usize(last) * width;
  const spun = usize(count) << 3;
  for (let column: usize = 0; column < width; column += 64) {
    let row = top + column;
    let b0 = v128.load(row);
    let b1 = v128.load(row, 16);
    let b2 = v128.load(row, 32);
    let b3 = v128.load(row, 48);
    for (let at: usize = 0; at < spun; at += 8) {
      const s = v128.load64_splat(sines + at);
      const c = v128.load64_splat(cosines + at);
      const above = row - width;
      const a0 = v128.load(above);
      const a1 = v128.load(above, 16);
      const a2 = v128.load(above, 32);
      const a3 = v128.load(above, 48);
      v128.store(row, f64x2.add(f64x2.mul(s, a0), f64x2.mul(c, b0)));
      v128.store(row, f64x2.add(f64x2.mul(s, a1), f64x2.mul(c, b1)), 16);
      v128.store(row, f64x2.add(f64x2.mul(s, a2), f64x2.mul(c, b2)), 32);
      v128.store(row, f64x2.add(f64x2.mul(s, a3), f64x2.mul(c, b3)), 48);
      b0 = f64x2.sub(f64x2.mul(c, a0), f64x2.mul(s, b0));
      b1 = f64x2.sub(f64x2.mul(c, a1), f64x2.mul(s, b1));
      b2 = f64x2.sub(f64x2.mul(c, a2), f64x2.mul(s, b2));
      b3 = f64x2.sub(f64x2.mul(c, a3), f64x2.mul(s, b3));
      row = above;
    }
    v128.store(row, b0);
    v128.store(row, b1, 16);
    v128.store(row, b2, 32);
    v128.store(row, b3, 48);
  }
}
