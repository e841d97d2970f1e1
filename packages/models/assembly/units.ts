/** The hidden units of a network, in double precision between numbers of single precision. Rows are padded: what lies behind the last unit may be overwritten. */

/** `fastRandom`'s generator (xoshiro128++), whose four integers are at `state`: 0 where a draw lies below `bound`, else `kept`. */
export function drawMask(
  state: usize,
  mask: usize,
  stride: usize,
  rows: i32,
  units: i32,
  bound: u32,
  kept: f32,
): void {
  const bits = reinterpret<u32>(kept);
  let a = load<u32>(state);
  let b = load<u32>(state, 4);
  let c = load<u32>(state, 8);
  let d = load<u32>(state, 12);
  for (let row = 0; row < rows; row++, mask += stride) {
    for (let at = mask, end = mask + (usize(units) << 2); at < end; at += 4) {
      // Without a branch, which nothing could predict.
      store<u32>(at, bits & (u32(rotl<u32>(a + d, 7) + a < bound) - 1));
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = rotl<u32>(d, 11);
    }
  }
  store<u32>(state, a);
  store<u32>(state, b, 4);
  store<u32>(state, c, 8);
  store<u32>(state, d, 12);
}

// @ts-expect-error decorators
@inline
function line(a: f64, b: f64, r: v128): v128 {
  return f64x2.add(f64x2.mul(f64x2.splat(b), r), f64x2.splat(a));
}

// @ts-expect-error decorators
@inline
function joined(low: v128, high: v128, power: v128): v128 {
  return f64x2.add(low, f64x2.mul(high, power));
}

/** eˣ of two numbers to 1e-14: 2ⁿ times the series at what is left of x, whose terms are joined by halves. */
// @ts-expect-error decorators
@inline
function exponential(x: v128): v128 {
  const limited = f64x2.pmax(f64x2.pmin(x, f64x2.splat(708)), f64x2.splat(-708));
  // Beside a number as large as this, n is what is left of the mantissa.
  const shift = f64x2.splat(6755399441055744);
  const shifted = f64x2.add(f64x2.mul(limited, f64x2.splat(1.4426950408889634)), shift);
  const n = f64x2.sub(shifted, shift);
  const r = f64x2.sub(
    f64x2.sub(limited, f64x2.mul(n, f64x2.splat(0.6931471803691238))),
    f64x2.mul(n, f64x2.splat(1.9082149292705877e-10)),
  );
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const first = joined(line(1, 1, r), line(0.5, 1 / 6, r), r2);
  const second = joined(line(1 / 24, 1 / 120, r), line(1 / 720, 1 / 5040, r), r2);
  const third = joined(line(1 / 40320, 1 / 362880, r), line(1 / 3628800, 1 / 39916800, r), r2);
  const series = joined(first, joined(second, third, r4), r4);
  return f64x2.mul(series, i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52));
}

/** The function of hidden units: 0 sigmoid, 1 tanh, 2 relu. */
// @ts-expect-error decorators
@inline
function unit(kind: i32, x: v128): v128 {
  if (kind === 2) return v128.and(x, f64x2.gt(x, f64x2.splat(0)));
  const one = f64x2.splat(1);
  if (kind === 0) return f64x2.div(one, f64x2.add(one, exponential(f64x2.neg(x))));
  return f64x2.sub(one, f64x2.div(f64x2.splat(2), f64x2.add(one, exponential(f64x2.add(x, x)))));
}

/** Its slope, from what it gave. */
// @ts-expect-error decorators
@inline
function slope(kind: i32, y: v128): v128 {
  const one = f64x2.splat(1);
  if (kind === 0) return f64x2.mul(y, f64x2.sub(one, y));
  if (kind === 1) return f64x2.sub(one, f64x2.mul(y, y));
  return v128.and(one, f64x2.gt(y, f64x2.splat(0)));
}

// @ts-expect-error decorators
@inline
function two(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

// @ts-expect-error decorators
@inline
function keepTwo(at: usize, values: v128): void {
  v128.store64_lane(at, f32x4.demote_f64x2_zero(values), 0);
}

/** Turns sums into units, and gives them, times `mask` where that is not 0, to the layer above, with a 1 for its bias. Rows of x and mask are `stride` bytes apart. */
export function activate(
  kind: i32,
  sums: usize,
  width: usize,
  rows: i32,
  units: i32,
  x: usize,
  mask: usize,
  stride: usize,
): void {
  const length = usize(units) << 2;
  for (let row = 0; row < rows; row++) {
    if (kind === 0) activateRow(0, sums, x, mask, length);
    else if (kind === 1) activateRow(1, sums, x, mask, length);
    else activateRow(2, sums, x, mask, length);
    store<f32>(x + length, 1);
    sums += width;
    x += stride;
    if (mask !== 0) mask += stride;
  }
}

/** A row of units of one kind. The condition stands behind the loop, so that V8 makes the constants of the series once. */
// @ts-expect-error decorators
@inline
function activateRow(kind: i32, sums: usize, x: usize, mask: usize, length: usize): void {
  let at: usize = 0;
  do {
    const low = unit(kind, two(sums + at));
    const high = unit(kind, two(sums + at + 8));
    keepTwo(sums + at, low);
    keepTwo(sums + at + 8, high);
    keepTwo(x + at, mask === 0 ? low : f64x2.mul(low, two(mask + at)));
    keepTwo(x + at + 8, mask === 0 ? high : f64x2.mul(high, two(mask + at + 8)));
    at += 16;
  } while (at < length);
}

/** The gradient with respect to sums, from that with respect to what the layer above was given. */
export function carryDown(
  kind: i32,
  carried: usize,
  mask: usize,
  stride: usize,
  sums: usize,
  delta: usize,
  width: usize,
  rows: i32,
  units: i32,
): void {
  const length = usize(units) << 2;
  for (let row = 0; row < rows; row++) {
    for (let at: usize = 0; at < length; at += 8) {
      const gradient = two(carried + at);
      const own = mask === 0 ? gradient : f64x2.mul(gradient, two(mask + at));
      keepTwo(delta + at, f64x2.mul(own, slope(kind, two(sums + at))));
    }
    carried += stride;
    sums += width;
    delta += width;
    if (mask !== 0) mask += stride;
  }
}

/** delta = scale · (sums − target) of the rows of `targets` that are listed; returns the summed squares of the differences. Rows are `width` bytes apart. */
export function outputDeltas(
  sums: usize,
  targets: usize,
  list: usize,
  delta: usize,
  width: usize,
  rows: i32,
  scale: f64,
): f64 {
  const scales = f64x2.splat(scale);
  let total = f64x2.splat(0);
  for (let row = 0; row < rows; row++, list += 4) {
    const target = targets + usize(load<u32>(list)) * width;
    for (let at: usize = 0; at < width; at += 8) {
      const residual = f32x4.sub(v128.load64_zero(sums + at), v128.load64_zero(target + at));
      const own = f64x2.promote_low_f32x4(residual);
      keepTwo(delta + at, f64x2.mul(own, scales));
      total = f64x2.add(total, f64x2.mul(own, own));
    }
    sums += width;
    delta += width;
  }
  return f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
}

/** sums += share · the rows of `initial` that are listed. Rows are `width` bytes apart. */
export function addRows(
  sums: usize,
  initial: usize,
  list: usize,
  width: usize,
  rows: i32,
  share: f64,
): void {
  const shares = f64x2.splat(share);
  for (let row = 0; row < rows; row++, list += 4, sums += width) {
    const from = initial + usize(load<u32>(list)) * width;
    for (let at: usize = 0; at < width; at += 8)
      keepTwo(sums + at, f64x2.add(two(sums + at), f64x2.mul(shares, two(from + at))));
  }
}

/** 0 where all of `count` single-precision numbers, a multiple of eight, are finite, else NaN. */
export function zeroIfFinite(values: usize, count: i32): f32 {
  const zero = f32x4.splat(0);
  let a = zero;
  let b = zero;
  for (const end = values + (usize(count) << 2); values < end; values += 32) {
    a = f32x4.add(a, f32x4.mul(v128.load(values), zero));
    b = f32x4.add(b, f32x4.mul(v128.load(values, 16), zero));
  }
  const sum = f32x4.add(a, b);
  return (
    f32x4.extract_lane(sum, 0) +
    f32x4.extract_lane(sum, 1) +
    f32x4.extract_lane(sum, 2) +
    f32x4.extract_lane(sum, 3)
  );
}
