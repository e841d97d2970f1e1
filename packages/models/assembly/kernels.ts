/** SIMD kernels in AssemblyScript; `node tools/scripts/build-kernels.js` compiles them into src/kernels/kernels-binary.ts. */

export * from './products';
export * from './eigen';
export * from './calls';
export * from './effects';
export * from './lanes';
export * from './layers';
export * from './sweeps';
export * from './units';
export * from './steps';
export * from './active-set';

/**
 * Lists the columns of 16-bit integers whose product with a vector is above `limit` in magnitude, in order, at `found`.
 * Columns and vector are `width` bytes long, a multiple of 16; there are `count` columns, a multiple of four. Stores the
 * largest magnitudes of the columns 4k, 4k + 1, 4k + 2 and 4k + 3 at `largest`; returns how many columns it listed.
 */
export function screen(
  columns: usize,
  width: usize,
  count: i32,
  vector: usize,
  limit: i32,
  found: usize,
  largest: usize,
): i32 {
  const limits = i32x4.splat(limit);
  const start = found;
  let most = i32x4.splat(0);
  for (let column = 0; column < count; column += 4) {
    const second = columns + width;
    const third = second + width;
    const fourth = third + width;
    let a = i32x4.splat(0);
    let b = i32x4.splat(0);
    let c = i32x4.splat(0);
    let d = i32x4.splat(0);
    for (let at: usize = 0; at < width; at += 16) {
      const v = v128.load(vector + at);
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load(columns + at), v));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load(second + at), v));
      c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load(third + at), v));
      d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load(fourth + at), v));
    }
    columns = fourth + width;
    const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
    const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
    const sums = i32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
    const magnitudes = i32x4.abs(sums);
    most = i32x4.max_s(most, magnitudes);
    let mask = i32x4.bitmask(i32x4.gt_s(magnitudes, limits));
    for (; mask !== 0; mask &= mask - 1) {
      store<i32>(found, column + ctz(mask));
      found += 4;
    }
  }
  v128.store(largest, most);
  return i32((found - start) >> 2);
}

/**
 * ‖R v‖² of `count` (a multiple of four) interleaved vectors. R is upper triangular, row-major, with as many rows of
 * zeros below it as make their number, `rows`, a multiple of four.
 */
export function quadraticForms(
  upper: usize,
  rows: i32,
  size: i32,
  vectors: usize,
  count: i32,
  result: usize,
): void {
  const length = usize(size) << 3;
  for (let v = 0; v < count; v += 4) {
    let q0 = f64x2.splat(0);
    let q1 = f64x2.splat(0);
    let row = upper;
    for (let i = 0; i < rows; i += 4) {
      let s00 = f64x2.splat(0);
      let s01 = f64x2.splat(0);
      let s10 = f64x2.splat(0);
      let s11 = f64x2.splat(0);
      let s20 = f64x2.splat(0);
      let s21 = f64x2.splat(0);
      let s30 = f64x2.splat(0);
      let s31 = f64x2.splat(0);
      let x = row + (usize(i) << 3);
      let y = vectors + (usize(i) << 5);
      for (const end = row + length; x < end; x += 8) {
        const y0 = v128.load(y);
        const y1 = v128.load(y, 16);
        const x0 = v128.load64_splat(x);
        const x1 = v128.load64_splat(x + length);
        const x2 = v128.load64_splat(x + 2 * length);
        const x3 = v128.load64_splat(x + 3 * length);
        s00 = f64x2.add(s00, f64x2.mul(x0, y0));
        s01 = f64x2.add(s01, f64x2.mul(x0, y1));
        s10 = f64x2.add(s10, f64x2.mul(x1, y0));
        s11 = f64x2.add(s11, f64x2.mul(x1, y1));
        s20 = f64x2.add(s20, f64x2.mul(x2, y0));
        s21 = f64x2.add(s21, f64x2.mul(x2, y1));
        s30 = f64x2.add(s30, f64x2.mul(x3, y0));
        s31 = f64x2.add(s31, f64x2.mul(x3, y1));
        y += 32;
      }
      q0 = f64x2.add(q0, f64x2.mul(s00, s00));
      q1 = f64x2.add(q1, f64x2.mul(s01, s01));
      q0 = f64x2.add(q0, f64x2.mul(s10, s10));
      q1 = f64x2.add(q1, f64x2.mul(s11, s11));
      q0 = f64x2.add(q0, f64x2.mul(s20, s20));
      q1 = f64x2.add(q1, f64x2.mul(s21, s21));
      q0 = f64x2.add(q0, f64x2.mul(s30, s30));
      q1 = f64x2.add(q1, f64x2.mul(s31, s31));
      row += 4 * length;
    }
    v128.store(result, q0);
    v128.store(result, q1, 16);
    result += 32;
    vectors += 4 * length;
  }
}

/**
 * result[i, g] = Σ over places of observed[places[i, place], g] · predicted[place, g] for eight g at a time: rows of
 * `observed`, `predicted` and `result` are 64 bytes long.
 */
export function permutedProducts(
  observed: usize,
  predicted: usize,
  places: usize,
  length: i32,
  permutations: i32,
  result: usize,
): void {
  const width = usize(length) << 6;
  for (const end = result + (usize(permutations) << 6); result < end; result += 64) {
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    let s2 = f64x2.splat(0);
    let s3 = f64x2.splat(0);
    for (let y = predicted, last = predicted + width; y < last; y += 64) {
      const x = observed + (usize(load<u32>(places)) << 6);
      s0 = f64x2.add(s0, f64x2.mul(v128.load(x), v128.load(y)));
      s1 = f64x2.add(s1, f64x2.mul(v128.load(x, 16), v128.load(y, 16)));
      s2 = f64x2.add(s2, f64x2.mul(v128.load(x, 32), v128.load(y, 32)));
      s3 = f64x2.add(s3, f64x2.mul(v128.load(x, 48), v128.load(y, 48)));
      places += 4;
    }
    v128.store(result, s0);
    v128.store(result, s1, 16);
    v128.store(result, s2, 32);
    v128.store(result, s3, 48);
  }
}

/** Inputs that are multiplied together: what rows have of them, and two columns of their weights, stay in the nearest cache. */
const INPUTS = 128;

/**
 * result[r, …] = start[r, …] + Σ over i of x[r, i] · weights[i, …] in single precision. Rows of `weights`, `start` and `result` are
 * `width` bytes long, a multiple of 32, those of `x` `stride`; there are `rows` rows, a multiple of four. From one row of `start` to the next
 * are `step` bytes: 0 where there is one for all.
 */
export function forwardLayer(
  x: usize,
  stride: usize,
  rows: i32,
  weights: usize,
  inputs: i32,
  width: usize,
  start: usize,
  step: usize,
  result: usize,
): void {
  for (let i = 0; i < inputs; i += INPUTS) {
    const length = usize(min(INPUTS, inputs - i)) << 2;
    for (let at: usize = 0; at < width; at += 32)
      forwardColumns(x, stride, rows, weights + at, length, width, start + at, step, result + at);
    x += length;
    weights += INPUTS * width;
    start = result;
    step = width;
  }
}

/** Eight columns of `forwardLayer`; `length` bytes of each row of x are multiplied. */
function forwardColumns(
  x: usize,
  stride: usize,
  rows: i32,
  weights: usize,
  length: usize,
  width: usize,
  start: usize,
  step: usize,
  result: usize,
): void {
  for (let row = 0; row < rows; row += 4) {
    let s00 = v128.load(start);
    let s01 = v128.load(start, 16);
    let s10 = v128.load(start + step);
    let s11 = v128.load(start + step, 16);
    let s20 = v128.load(start + 2 * step);
    let s21 = v128.load(start + 2 * step, 16);
    let s30 = v128.load(start + 3 * step);
    let s31 = v128.load(start + 3 * step, 16);
    let w = weights;
    for (let from = x, end = x + length; from < end; from += 4) {
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      const x0 = v128.load32_splat(from);
      const x1 = v128.load32_splat(from + stride);
      const x2 = v128.load32_splat(from + 2 * stride);
      const x3 = v128.load32_splat(from + 3 * stride);
      s00 = f32x4.add(s00, f32x4.mul(x0, w0));
      s01 = f32x4.add(s01, f32x4.mul(x0, w1));
      s10 = f32x4.add(s10, f32x4.mul(x1, w0));
      s11 = f32x4.add(s11, f32x4.mul(x1, w1));
      s20 = f32x4.add(s20, f32x4.mul(x2, w0));
      s21 = f32x4.add(s21, f32x4.mul(x2, w1));
      s30 = f32x4.add(s30, f32x4.mul(x3, w0));
      s31 = f32x4.add(s31, f32x4.mul(x3, w1));
      w += width;
    }
    v128.store(result, s00);
    v128.store(result, s01, 16);
    v128.store(result + width, s10);
    v128.store(result + width, s11, 16);
    v128.store(result + 2 * width, s20);
    v128.store(result + 2 * width, s21, 16);
    v128.store(result + 3 * width, s30);
    v128.store(result + 3 * width, s31, 16);
    x += 4 * stride;
    start += 4 * step;
    result += 4 * width;
  }
}

/**
 * One step of momentum for the weights of a layer, in one pass: with g[i, …] = Σ over r of x[r, i] · delta[r, …],
 * velocity = momentum · velocity + g + decay · weights and weights −= rate · velocity. Where `carried` is not 0, it first takes
 * carried[r, i] = delta[r, …] · weights[i, …] of the weights as they were. Rows of `weights`, `velocity` and `delta` are `width`
 * bytes long, a multiple of 32, those of `x` and `carried` `stride`; there are `rows` rows, a multiple of four. `list` has room
 * for as many integers as there are rows.
 */
export function backwardLayer(
  x: usize,
  stride: usize,
  rows: i32,
  delta: usize,
  weights: usize,
  velocity: usize,
  inputs: i32,
  width: usize,
  carried: usize,
  momentum: f32,
  decay: f32,
  rate: f32,
  list: usize,
): void {
  for (let i = 0; i < inputs;) {
    const isPair = i + 1 < inputs;
    if (carried !== 0) {
      if (isPair) carryTwo(delta, width, rows, weights, carried, stride);
      else carryOne(delta, width, rows, weights, carried, stride);
    }
    if (isPair && areDense(x, stride, rows)) {
      moveTwo(x, stride, rows, delta, weights, velocity, width, momentum, decay, rate);
    } else {
      moveOne(x, stride, rows, delta, weights, velocity, width, momentum, decay, rate, list);
      if (isPair)
        moveOne(
          x + 4,
          stride,
          rows,
          delta,
          weights + width,
          velocity + width,
          width,
          momentum,
          decay,
          rate,
          list,
        );
    }
    const count: usize = isPair ? 2 : 1;
    if (carried !== 0) carried += 4 * count;
    weights += width * count;
    velocity += width * count;
    x += 4 * count;
    i += i32(count);
  }
}

/** Whether two inputs are 0 in hardly any row: the rows that pad a batch are. */
function areDense(x: usize, stride: usize, rows: i32): bool {
  let zeros = 0;
  for (let row = 0; row < rows; row++, x += stride) {
    if (load<f32>(x) === 0) zeros++;
    if (load<f32>(x, 4) === 0) zeros++;
  }
  return zeros < 8;
}

function carryOne(
  delta: usize,
  width: usize,
  rows: i32,
  weights: usize,
  carried: usize,
  stride: usize,
): void {
  for (let row = 0; row < rows; row += 4) {
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    for (let at: usize = 0; at < width; at += 16) {
      const w = v128.load(weights + at);
      const from = delta + at;
      s0 = f32x4.add(s0, f32x4.mul(w, v128.load(from)));
      s1 = f32x4.add(s1, f32x4.mul(w, v128.load(from + width)));
      s2 = f32x4.add(s2, f32x4.mul(w, v128.load(from + 2 * width)));
      s3 = f32x4.add(s3, f32x4.mul(w, v128.load(from + 3 * width)));
    }
    storeColumn(carried, stride, s0, s1, s2, s3);
    delta += 4 * width;
    carried += 4 * stride;
  }
}

/** The same for two rows of weights. */
function carryTwo(
  delta: usize,
  width: usize,
  rows: i32,
  weights: usize,
  carried: usize,
  stride: usize,
): void {
  for (let row = 0; row < rows; row += 4) {
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    let t0 = f32x4.splat(0);
    let t1 = f32x4.splat(0);
    let t2 = f32x4.splat(0);
    let t3 = f32x4.splat(0);
    for (let at: usize = 0; at < width; at += 16) {
      const w = v128.load(weights + at);
      const v = v128.load(weights + width + at);
      const from = delta + at;
      const d0 = v128.load(from);
      s0 = f32x4.add(s0, f32x4.mul(w, d0));
      t0 = f32x4.add(t0, f32x4.mul(v, d0));
      const d1 = v128.load(from + width);
      s1 = f32x4.add(s1, f32x4.mul(w, d1));
      t1 = f32x4.add(t1, f32x4.mul(v, d1));
      const d2 = v128.load(from + 2 * width);
      s2 = f32x4.add(s2, f32x4.mul(w, d2));
      t2 = f32x4.add(t2, f32x4.mul(v, d2));
      const d3 = v128.load(from + 3 * width);
      s3 = f32x4.add(s3, f32x4.mul(w, d3));
      t3 = f32x4.add(t3, f32x4.mul(v, d3));
    }
    storeColumn(carried, stride, s0, s1, s2, s3);
    storeColumn(carried + 4, stride, t0, t1, t2, t3);
    delta += 4 * width;
    carried += 4 * stride;
  }
}

/** Stores the sums of the lanes of four vectors one below the other. */
function storeColumn(to: usize, stride: usize, s0: v128, s1: v128, s2: v128, s3: v128): void {
  const a = f32x4.add(v128.shuffle<f32>(s0, s1, 0, 4, 1, 5), v128.shuffle<f32>(s0, s1, 2, 6, 3, 7));
  const b = f32x4.add(v128.shuffle<f32>(s2, s3, 0, 4, 1, 5), v128.shuffle<f32>(s2, s3, 2, 6, 3, 7));
  const sums = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  store<f32>(to, f32x4.extract_lane(sums, 0));
  store<f32>(to + stride, f32x4.extract_lane(sums, 1));
  store<f32>(to + 2 * stride, f32x4.extract_lane(sums, 2));
  store<f32>(to + 3 * stride, f32x4.extract_lane(sums, 3));
}

/** Moves four weights by their gradient. */
function moveFour(weights: usize, velocity: usize, g: v128, momentum: f32, decay: f32, rate: f32): void {
  const w = v128.load(weights);
  const v = f32x4.add(
    f32x4.add(g, f32x4.mul(v128.load(velocity), f32x4.splat(momentum))),
    f32x4.mul(w, f32x4.splat(decay)),
  );
  v128.store(velocity, v);
  v128.store(weights, f32x4.sub(w, f32x4.mul(v, f32x4.splat(rate))));
}

/** Moves the weights of an input that is not 0 in some rows. */
function moveOne(
  x: usize,
  stride: usize,
  rows: i32,
  delta: usize,
  weights: usize,
  velocity: usize,
  width: usize,
  momentum: f32,
  decay: f32,
  rate: f32,
  list: usize,
): void {
  let end = list;
  for (let row = 0, from = x; row < rows; row++, from += stride) {
    if (load<f32>(from) === 0) continue;
    store<i32>(end, row);
    end += 4;
  }
  for (let at: usize = 0; at < width; at += 32) {
    let g0 = f32x4.splat(0);
    let g1 = f32x4.splat(0);
    for (let row = list; row < end; row += 4) {
      const r = usize(load<u32>(row));
      const value = v128.load32_splat(x + r * stride);
      const from = delta + r * width + at;
      g0 = f32x4.add(g0, f32x4.mul(value, v128.load(from)));
      g1 = f32x4.add(g1, f32x4.mul(value, v128.load(from, 16)));
    }
    moveFour(weights + at, velocity + at, g0, momentum, decay, rate);
    moveFour(weights + at + 16, velocity + at + 16, g1, momentum, decay, rate);
  }
}

/** Moves the weights of two inputs that are not 0 in most rows. */
function moveTwo(
  x: usize,
  stride: usize,
  rows: i32,
  delta: usize,
  weights: usize,
  velocity: usize,
  width: usize,
  momentum: f32,
  decay: f32,
  rate: f32,
): void {
  let at: usize = 0;
  for (; at + 64 <= width; at += 64) {
    let g0 = f32x4.splat(0);
    let g1 = f32x4.splat(0);
    let g2 = f32x4.splat(0);
    let g3 = f32x4.splat(0);
    let h0 = f32x4.splat(0);
    let h1 = f32x4.splat(0);
    let h2 = f32x4.splat(0);
    let h3 = f32x4.splat(0);
    for (let row = 0, own = x, from = delta + at; row < rows; row++, own += stride, from += width) {
      const a = v128.load32_splat(own);
      const b = v128.load32_splat(own, 4);
      const d0 = v128.load(from);
      g0 = f32x4.add(g0, f32x4.mul(a, d0));
      h0 = f32x4.add(h0, f32x4.mul(b, d0));
      const d1 = v128.load(from, 16);
      g1 = f32x4.add(g1, f32x4.mul(a, d1));
      h1 = f32x4.add(h1, f32x4.mul(b, d1));
      const d2 = v128.load(from, 32);
      g2 = f32x4.add(g2, f32x4.mul(a, d2));
      h2 = f32x4.add(h2, f32x4.mul(b, d2));
      const d3 = v128.load(from, 48);
      g3 = f32x4.add(g3, f32x4.mul(a, d3));
      h3 = f32x4.add(h3, f32x4.mul(b, d3));
    }
    moveFour(weights + at, velocity + at, g0, momentum, decay, rate);
    moveFour(weights + at + 16, velocity + at + 16, g1, momentum, decay, rate);
    moveFour(weights + at + 32, velocity + at + 32, g2, momentum, decay, rate);
    moveFour(weights + at + 48, velocity + at + 48, g3, momentum, decay, rate);
    const second = width + at;
    moveFour(weights + second, velocity + second, h0, momentum, decay, rate);
    moveFour(weights + second + 16, velocity + second + 16, h1, momentum, decay, rate);
    moveFour(weights + second + 32, velocity + second + 32, h2, momentum, decay, rate);
    moveFour(weights + second + 48, velocity + second + 48, h3, momentum, decay, rate);
  }
  for (; at < width; at += 16) {
    let g = f32x4.splat(0);
    let h = f32x4.splat(0);
    for (let row = 0, own = x, from = delta + at; row < rows; row++, own += stride, from += width) {
      const d = v128.load(from);
      g = f32x4.add(g, f32x4.mul(v128.load32_splat(own), d));
      h = f32x4.add(h, f32x4.mul(v128.load32_splat(own, 4), d));
    }
    moveFour(weights + at, velocity + at, g, momentum, decay, rate);
    moveFour(weights + width + at, velocity + width + at, h, momentum, decay, rate);
  }
}
