import { interleave, multiply } from './products';

/** The steps of a symmetric eigendecomposition; packages/models/src/linear-algebra says which. Rows are `width` bytes apart. */

/** Steps of the reduction that change the rest of the matrix together. */
const PANEL = 32;
/** Bytes of a row of a panel: a pair of numbers for each step. */
const ROW: usize = PANEL * 16;
/** Squared lengths below rounding for a matrix whose largest entry is 1; far smaller ones would underflow. */
const NEGLIGIBLE = 1e-40;

/**
 * Householder reduction of the lower triangle of a matrix whose largest entry is 1 to tridiagonal form, by panels (Dongarra, Hammarling &
 * Sorensen 1989): half the operations are a product of matrices for each panel, the other half pass over the triangle once for each row.
 * The number of rows is that of `size` made a multiple of four, what is beyond it zeros. The diagonal becomes that of the result; v of
 * reflection I − s v vᵀ, number k, is left in row k beyond the diagonal, and s in `scales`. `space` has room for 3 · ROW bytes for each row
 * and three rows of the matrix more.
 */
export function tridiagonalise(
  matrix: usize,
  width: usize,
  size: i32,
  offDiagonal: usize,
  scales: usize,
  space: usize,
): void {
  const height = (size + 3) & ~3;
  const panel = usize(height) * ROW;
  const p = space;
  const q = p + panel;
  const interleaved = q + panel;
  const v = interleaved + panel;
  const w = v + width;
  for (let first = 0; first < size - 1; first += PANEL) {
    const end = min(first + PANEL, size - 1);
    memory.fill(p, 0, 2 * panel);
    for (let k = first; k < end; k++) {
      const pairs = usize(k - first) << 4;
      takeColumn(matrix, width, height, k, p, q, pairs, v);
      const scale = makeReflector(v, k + 1, size, offDiagonal + (usize(k) << 3));
      store<f64>(scales + (usize(k) << 3), scale);
      if (scale !== 0) {
        timesTriangle(matrix, width, height, k + 1, v, w);
        completeProduct(p, q, v, w, k + 1, height, scale, pairs);
      }
      const beyond = usize(k + 1) << 3;
      memory.copy(matrix + usize(k) * width + beyond, v + beyond, usize(size - k - 1) << 3);
    }
    if (end === size - 1) {
      takeColumn(matrix, width, height, end, p, q, usize(end - first) << 4, v);
      return;
    }
    interleave(q + usize(end) * ROW, height - end, 2 * PANEL, interleaved);
    for (let row = end; row < height; row += PANEL) {
      const rows = min(PANEL, height - row);
      const target = matrix + usize(row) * width + (usize(end) << 3);
      const from = p + usize(row) * ROW;
      multiply(from, ROW, rows, interleaved, row + rows - end, 2 * PANEL, target, width);
    }
  }
}

/** v ← column k from the diagonal on as the panel has changed it, zeros before it; its first number becomes the diagonal. */
function takeColumn(
  matrix: usize,
  width: usize,
  height: i32,
  k: i32,
  p: usize,
  q: usize,
  pairs: usize,
  v: usize,
): void {
  const column = matrix + (usize(k) << 3);
  for (let i = k & ~3; i < height; i++) store<f64>(v + (usize(i) << 3), load<f64>(column + usize(i) * width));
  addRowProducts(p, q + usize(k) * ROW, pairs, k, height, v);
  store<f64>(column + usize(k) * width, load<f64>(v + (usize(k) << 3)));
  memory.fill(v, 0, usize(k + 1) << 3);
}

/** target[i] += row i of a panel · x, the first `pairs` bytes of both, from the four rows on that `first` is in. */
function addRowProducts(rows: usize, x: usize, pairs: usize, first: i32, height: i32, target: usize): void {
  for (let i = first & ~3; i < height; i += 4) {
    const r0 = rows + usize(i) * ROW;
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    let s2 = f64x2.splat(0);
    let s3 = f64x2.splat(0);
    for (let at: usize = 0; at < pairs; at += 16) {
      const own = v128.load(x + at);
      const row = r0 + at;
      s0 = f64x2.add(s0, f64x2.mul(v128.load(row), own));
      s1 = f64x2.add(s1, f64x2.mul(v128.load(row + ROW), own));
      s2 = f64x2.add(s2, f64x2.mul(v128.load(row + 2 * ROW), own));
      s3 = f64x2.add(s3, f64x2.mul(v128.load(row + 3 * ROW), own));
    }
    addLanesTo(target + (usize(i) << 3), s0, s1, s2, s3);
  }
}

/** Turns v from `first` on into the reflector I − s v vᵀ that maps it onto its first coordinate; returns s, 0 where nothing has to be reflected. */
function makeReflector(v: usize, first: i32, size: i32, image: usize): f64 {
  const at = v + (usize(first) << 3);
  const head = load<f64>(at);
  let tail = 0.0;
  for (let i = first + 1; i < size; i++) {
    const value = load<f64>(v + (usize(i) << 3));
    tail += value * value;
  }
  if (tail < NEGLIGIBLE) {
    store<f64>(image, head);
    return 0;
  }
  const norm = sqrt<f64>(head * head + tail);
  store<f64>(image, head > 0 ? -norm : norm);
  store<f64>(at, head > 0 ? head + norm : head - norm);
  return 1 / (norm * (norm + abs<f64>(head)));
}

/** w ← A v from `first` on, with the lower triangle of A, in strips of four rows; v is 0 before it. */
function timesTriangle(matrix: usize, width: usize, height: i32, first: i32, v: usize, w: usize): void {
  const begin = first & ~3;
  const start = usize(begin) << 3;
  memory.fill(w + start, 0, usize(height - begin) << 3);
  for (let i = begin; i < height; i += 4) {
    const r0 = matrix + usize(i) * width;
    const r1 = r0 + width;
    const r2 = r1 + width;
    const r3 = r2 + width;
    const end = usize(i) << 3;
    const own = v + end;
    const v0 = v128.load64_splat(own);
    const v1 = v128.load64_splat(own, 8);
    const v2 = v128.load64_splat(own, 16);
    const v3 = v128.load64_splat(own, 24);
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    let s2 = f64x2.splat(0);
    let s3 = f64x2.splat(0);
    for (let at = start; at < end; at += 16) {
      const x = v128.load(v + at);
      const m0 = v128.load(r0 + at);
      const m1 = v128.load(r1 + at);
      const m2 = v128.load(r2 + at);
      const m3 = v128.load(r3 + at);
      s0 = f64x2.add(s0, f64x2.mul(m0, x));
      s1 = f64x2.add(s1, f64x2.mul(m1, x));
      s2 = f64x2.add(s2, f64x2.mul(m2, x));
      s3 = f64x2.add(s3, f64x2.mul(m3, x));
      const upper = f64x2.add(f64x2.mul(m0, v0), f64x2.mul(m1, v1));
      const lower = f64x2.add(f64x2.mul(m2, v2), f64x2.mul(m3, v3));
      v128.store(w + at, f64x2.add(v128.load(w + at), f64x2.add(upper, lower)));
    }
    addLanesTo(w + end, s0, s1, s2, s3);
    for (let row = 0; row < 4; row++) {
      const to = w + end + (usize(row) << 3);
      const from = r0 + usize(row) * width + end;
      const vi = load<f64>(own + (usize(row) << 3));
      let sum = load<f64>(from + (usize(row) << 3)) * vi;
      for (let at: usize = 0; at < usize(row) << 3; at += 8) {
        const entry = load<f64>(from + at);
        sum += entry * load<f64>(own + at);
        store<f64>(w + end + at, load<f64>(w + end + at) + entry * vi);
      }
      store<f64>(to, load<f64>(to) + sum);
    }
  }
}

/** Adds both lanes of each sum to four doubles. */
function addLanesTo(target: usize, s0: v128, s1: v128, s2: v128, s3: v128): void {
  const a = f64x2.add(v128.shuffle<f64>(s0, s1, 0, 2), v128.shuffle<f64>(s0, s1, 1, 3));
  const b = f64x2.add(v128.shuffle<f64>(s2, s3, 0, 2), v128.shuffle<f64>(s2, s3, 1, 3));
  v128.store(target, f64x2.add(v128.load(target), a));
  v128.store(target, f64x2.add(v128.load(target, 16), b), 16);
}

/**
 * Of w = A v, with the A before the panel: what A is now, s A v − (s²/2)(vᵀ A v) v, and v and w into the panel's rows of both, `pairs`
 * bytes from their beginning. A row of `p` is pairs of v and w, one of `q` of −w and −v.
 */
function completeProduct(
  p: usize,
  q: usize,
  v: usize,
  w: usize,
  first: i32,
  height: i32,
  scale: f64,
  pairs: usize,
): void {
  const along = v + 2 * (w - v);
  memory.fill(along, 0, pairs);
  for (let i = first & ~3; i < height; i += 4) {
    const v0 = v128.load64_splat(v + (usize(i) << 3));
    const v1 = v128.load64_splat(v + (usize(i) << 3), 8);
    const v2 = v128.load64_splat(v + (usize(i) << 3), 16);
    const v3 = v128.load64_splat(v + (usize(i) << 3), 24);
    const r0 = p + usize(i) * ROW;
    for (let at: usize = 0; at < pairs; at += 16) {
      const row = r0 + at;
      const upper = f64x2.add(f64x2.mul(v0, v128.load(row)), f64x2.mul(v1, v128.load(row + ROW)));
      const lower = f64x2.add(
        f64x2.mul(v2, v128.load(row + 2 * ROW)),
        f64x2.mul(v3, v128.load(row + 3 * ROW)),
      );
      v128.store(along + at, f64x2.add(v128.load(along + at), f64x2.add(upper, lower)));
    }
  }
  addRowProducts(q, along, pairs, first, height, w);
  let square = 0.0;
  for (let i = first; i < height; i++)
    square += load<f64>(w + (usize(i) << 3)) * load<f64>(v + (usize(i) << 3));
  const shift = (scale * scale * square) / 2;
  for (let i = first; i < height; i++) {
    const vi = load<f64>(v + (usize(i) << 3));
    const wi = scale * load<f64>(w + (usize(i) << 3)) - shift * vi;
    const row = usize(i) * ROW + pairs;
    store<f64>(p + row, vi);
    store<f64>(p + row, wi, 8);
    store<f64>(q + row, -wi);
    store<f64>(q + row, -vi, 8);
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
