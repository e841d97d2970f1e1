/** Products of calls of one byte (0, 1, 2; below 0 counts as 0) by tables of what a few markers together can add. */

/** Columns that are worked on together: one row of a table is 64 bytes. */
const WIDTH: usize = 64;

/**
 * Writes for each of `rows` samples which row of a group's table it takes: Σ over the group's markers of radixᵏ · call. There are
 * `groups` groups of `size` markers, `stride` bytes from marker to marker; the index of group g, sample i goes to target + i · step + g.
 */
export function indexCalls(
  calls: usize,
  stride: usize,
  rows: i32,
  groups: i32,
  size: i32,
  radix: i32,
  target: usize,
  step: usize,
): void {
  const zero = i8x16.splat(0);
  for (let group = 0; group < groups; group++) {
    const last = calls + usize(size - 1) * stride;
    for (let row = 0; row < rows; row += 16) {
      let index = zero;
      for (let marker = last + row; ; marker -= stride) {
        const twice = i8x16.add(index, index);
        index = i8x16.add(
          radix === 3 ? i8x16.add(twice, index) : twice,
          i8x16.max_s(v128.load(marker), zero),
        );
        if (marker < calls + stride) break;
      }
      let to = target + usize(row) * step + group;
      store<u8>(to, i8x16.extract_lane_u(index, 0));
      store<u8>(to + step, i8x16.extract_lane_u(index, 1));
      store<u8>(to + 2 * step, i8x16.extract_lane_u(index, 2));
      store<u8>(to + 3 * step, i8x16.extract_lane_u(index, 3));
      to += 4 * step;
      store<u8>(to, i8x16.extract_lane_u(index, 4));
      store<u8>(to + step, i8x16.extract_lane_u(index, 5));
      store<u8>(to + 2 * step, i8x16.extract_lane_u(index, 6));
      store<u8>(to + 3 * step, i8x16.extract_lane_u(index, 7));
      to += 4 * step;
      store<u8>(to, i8x16.extract_lane_u(index, 8));
      store<u8>(to + step, i8x16.extract_lane_u(index, 9));
      store<u8>(to + 2 * step, i8x16.extract_lane_u(index, 10));
      store<u8>(to + 3 * step, i8x16.extract_lane_u(index, 11));
      to += 4 * step;
      store<u8>(to, i8x16.extract_lane_u(index, 12));
      store<u8>(to + step, i8x16.extract_lane_u(index, 13));
      store<u8>(to + 2 * step, i8x16.extract_lane_u(index, 14));
      store<u8>(to + 3 * step, i8x16.extract_lane_u(index, 15));
    }
    calls += usize(size) * stride;
  }
}

/**
 * Tables of `groups` groups of `size` markers for 64 samples: row Σ radixᵏ · vₖ of a group's table is Σ vₖ · calls of marker k. All
 * sums stay below 256.
 */
export function callTables(
  calls: usize,
  stride: usize,
  groups: i32,
  size: i32,
  radix: i32,
  tables: usize,
): void {
  const zero = i8x16.splat(0);
  for (let group = 0; group < groups; group++) {
    memory.fill(tables, 0, WIDTH);
    let span = WIDTH;
    for (let k = 0; k < size; k++) {
      const c0 = i8x16.max_s(v128.load(calls), zero);
      const c1 = i8x16.max_s(v128.load(calls, 16), zero);
      const c2 = i8x16.max_s(v128.load(calls, 32), zero);
      const c3 = i8x16.max_s(v128.load(calls, 48), zero);
      const end = tables + span * usize(radix);
      for (let to = tables + span, from = tables; to < end; to += WIDTH, from += WIDTH) {
        v128.store(to, i8x16.add(v128.load(from), c0));
        v128.store(to, i8x16.add(v128.load(from, 16), c1), 16);
        v128.store(to, i8x16.add(v128.load(from, 32), c2), 32);
        v128.store(to, i8x16.add(v128.load(from, 48), c3), 48);
      }
      span *= usize(radix);
      calls += stride;
    }
    tables += span;
  }
}

/**
 * sums[i, …] += Σ over groups of row indices[i, group] of its table, for `rows` samples and 64 columns of 16 bits. `step` bytes lie from
 * the indices of a sample to those of the next, `span` from table to table; the sums over all groups stay below 256.
 */
export function addTableRows(
  indices: usize,
  step: usize,
  rows: i32,
  groups: i32,
  tables: usize,
  span: usize,
  sums: usize,
): void {
  for (const end = sums + (usize(rows) << 7); sums < end; sums += 128) {
    let a = i8x16.splat(0);
    let b = i8x16.splat(0);
    let c = i8x16.splat(0);
    let d = i8x16.splat(0);
    let table = tables;
    for (let at = indices, last = indices + groups; at < last; at++, table += span) {
      const row = table + (usize(load<u8>(at)) << 6);
      a = i8x16.add(a, v128.load(row));
      b = i8x16.add(b, v128.load(row, 16));
      c = i8x16.add(c, v128.load(row, 32));
      d = i8x16.add(d, v128.load(row, 48));
    }
    v128.store(sums, i16x8.add(v128.load(sums), i16x8.extend_low_i8x16_u(a)));
    v128.store(sums, i16x8.add(v128.load(sums, 16), i16x8.extend_high_i8x16_u(a)), 16);
    v128.store(sums, i16x8.add(v128.load(sums, 32), i16x8.extend_low_i8x16_u(b)), 32);
    v128.store(sums, i16x8.add(v128.load(sums, 48), i16x8.extend_high_i8x16_u(b)), 48);
    v128.store(sums, i16x8.add(v128.load(sums, 64), i16x8.extend_low_i8x16_u(c)), 64);
    v128.store(sums, i16x8.add(v128.load(sums, 80), i16x8.extend_high_i8x16_u(c)), 80);
    v128.store(sums, i16x8.add(v128.load(sums, 96), i16x8.extend_low_i8x16_u(d)), 96);
    v128.store(sums, i16x8.add(v128.load(sums, 112), i16x8.extend_high_i8x16_u(d)), 112);
    indices += step;
  }
}

/**
 * Lists the samples (32-bit indices) that lack each marker, for as many of `markers` markers as have room at `list` up to `end`; those of marker m
 * end where `ends[m]` points. Returns how many markers it listed. There are `rows` samples, a multiple of sixteen.
 */
export function listMissing(
  calls: usize,
  stride: usize,
  rows: i32,
  markers: i32,
  ends: usize,
  list: usize,
  end: usize,
): i32 {
  const most = usize(rows) << 2;
  for (let marker = 0; marker < markers; marker++, ends += 4) {
    if (list + most > end) return marker;
    for (let row = 0; row < rows; row += 16) {
      let mask = i8x16.bitmask(v128.load(calls + row));
      for (; mask !== 0; mask &= mask - 1, list += 4) store<i32>(list, row + ctz(mask));
    }
    store<u32>(ends, u32(list));
    calls += stride;
  }
  return markers;
}

/**
 * sums[i, …] += factors[m] · calls of marker m, over the markers that sample i lacks (`listMissing`), for 32 other samples; a call that is
 * missing itself counts `instead[m]`. Numbers are of single precision.
 */
export function addMissing(
  calls: usize,
  stride: usize,
  markers: i32,
  ends: usize,
  list: usize,
  factors: usize,
  instead: usize,
  sums: usize,
): void {
  for (let marker = 0; marker < markers; marker++) {
    const end = usize(load<u32>(ends));
    if (list !== end) {
      const factor = v128.load32_splat(factors);
      const other = v128.load32_splat(instead);
      const low = v128.load(calls);
      const high = v128.load(calls, 16);
      const c0 = i16x8.extend_low_i8x16_s(low);
      const c1 = i16x8.extend_high_i8x16_s(low);
      const c2 = i16x8.extend_low_i8x16_s(high);
      const c3 = i16x8.extend_high_i8x16_s(high);
      const v0 = weighCalls(i32x4.extend_low_i16x8_s(c0), factor, other);
      const v1 = weighCalls(i32x4.extend_high_i16x8_s(c0), factor, other);
      const v2 = weighCalls(i32x4.extend_low_i16x8_s(c1), factor, other);
      const v3 = weighCalls(i32x4.extend_high_i16x8_s(c1), factor, other);
      const v4 = weighCalls(i32x4.extend_low_i16x8_s(c2), factor, other);
      const v5 = weighCalls(i32x4.extend_high_i16x8_s(c2), factor, other);
      const v6 = weighCalls(i32x4.extend_low_i16x8_s(c3), factor, other);
      const v7 = weighCalls(i32x4.extend_high_i16x8_s(c3), factor, other);
      for (; list < end; list += 4) {
        const to = sums + (usize(load<u32>(list)) << 7);
        v128.store(to, f32x4.add(v128.load(to), v0));
        v128.store(to, f32x4.add(v128.load(to, 16), v1), 16);
        v128.store(to, f32x4.add(v128.load(to, 32), v2), 32);
        v128.store(to, f32x4.add(v128.load(to, 48), v3), 48);
        v128.store(to, f32x4.add(v128.load(to, 64), v4), 64);
        v128.store(to, f32x4.add(v128.load(to, 80), v5), 80);
        v128.store(to, f32x4.add(v128.load(to, 96), v6), 96);
        v128.store(to, f32x4.add(v128.load(to, 112), v7), 112);
      }
    }
    calls += stride;
    ends += 4;
    factors += 4;
    instead += 4;
  }
}

/** factor · calls, of those below 0 factor · other. */
function weighCalls(calls: v128, factor: v128, other: v128): v128 {
  const isMissing = i32x4.lt_s(calls, i32x4.splat(0));
  return f32x4.mul(factor, v128.bitselect(other, f32x4.convert_i32x4_s(calls), isMissing));
}

/** sums[i] += Σ over markers of factors[m] · calls of sample i, where a missing call counts `instead[m]`; doubles, `rows` a multiple of sixteen. */
export function addWeighted(
  calls: usize,
  stride: usize,
  rows: i32,
  markers: i32,
  factors: usize,
  instead: usize,
  sums: usize,
): void {
  const zero = i8x16.splat(0);
  for (let marker = 0; marker < markers; marker++) {
    const factor = v128.load64_splat(factors);
    let to = sums;
    for (let row = 0; row < rows; row += 16, to += 128) {
      const own = v128.load(calls + row);
      const all = i8x16.max_s(own, zero);
      const low = i16x8.extend_low_i8x16_s(all);
      const high = i16x8.extend_high_i8x16_s(all);
      addFour(to, i32x4.extend_low_i16x8_s(low), factor);
      addFour(to + 32, i32x4.extend_high_i16x8_s(low), factor);
      addFour(to + 64, i32x4.extend_low_i16x8_s(high), factor);
      addFour(to + 96, i32x4.extend_high_i16x8_s(high), factor);
      let mask = i8x16.bitmask(own);
      for (; mask !== 0; mask &= mask - 1) {
        const at = to + (usize(ctz(mask)) << 3);
        store<f64>(at, load<f64>(at) + load<f64>(factors) * load<f64>(instead));
      }
    }
    calls += stride;
    factors += 8;
    instead += 8;
  }
}

/** Adds factor · calls to four doubles. */
function addFour(target: usize, calls: v128, factor: v128): void {
  const first = f64x2.convert_low_i32x4_s(calls);
  const second = f64x2.convert_low_i32x4_s(v128.shuffle<i64>(calls, calls, 1, 0));
  v128.store(target, f64x2.add(v128.load(target), f64x2.mul(factor, first)));
  v128.store(target, f64x2.add(v128.load(target, 16), f64x2.mul(factor, second)), 16);
}
