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
 * target[…] = Σ factors[k] · calls of marker list[k] in single precision, for `rows` samples, a multiple of sixteen, and `count` markers
 * that lie `stride` bytes apart.
 */
export function combineCalls(
  calls: usize,
  stride: usize,
  list: usize,
  factors: usize,
  count: i32,
  rows: i32,
  target: usize,
): void {
  const zero = i8x16.splat(0);
  const last = list + (usize(count) << 2);
  for (let row = 0; row < rows; row += 16) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let at = list, factor = factors; at < last; at += 4, factor += 4) {
      const all = i8x16.max_s(v128.load(calls + usize(load<u32>(at)) * stride + row), zero);
      const f = v128.load32_splat(factor);
      const low = i16x8.extend_low_i8x16_s(all);
      const high = i16x8.extend_high_i8x16_s(all);
      a = f32x4.add(a, f32x4.mul(f, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(low))));
      b = f32x4.add(b, f32x4.mul(f, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(low))));
      c = f32x4.add(c, f32x4.mul(f, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(high))));
      d = f32x4.add(d, f32x4.mul(f, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(high))));
    }
    v128.store(target, a);
    v128.store(target, b, 16);
    v128.store(target, c, 32);
    v128.store(target, d, 48);
    target += 64;
  }
}

/**
 * Writes which row of each table a marker takes: index g of marker m, at target + m · step + g, is Σ radixᵏ · call of sample size · g + k. A
 * marker has `groups` · `size` calls, `stride` bytes from the next.
 */
export function indexSamples(
  calls: usize,
  stride: usize,
  markers: i32,
  groups: i32,
  size: i32,
  radix: i32,
  target: usize,
  step: usize,
): void {
  for (let marker = 0; marker < markers; marker++) {
    let from = calls;
    for (let group = 0; group < groups; group++) {
      let index = 0;
      for (let k = size - 1; k >= 0; k--) {
        const call = i32(load<i8>(from + usize(k)));
        index = index * radix + (call & ~(call >> 31));
      }
      store<u8>(target + group, index);
      from += usize(size);
    }
    calls += stride;
    target += step;
  }
}

/** As `callTables`, of sixteen numbers of single precision for each sample: row Σ radixᵏ · vₖ of a group's table is Σ vₖ · numbers of sample k. */
export function floatTables(vectors: usize, groups: i32, size: i32, radix: i32, tables: usize): void {
  for (let group = 0; group < groups; group++) {
    memory.fill(tables, 0, WIDTH);
    let span = WIDTH;
    for (let k = 0; k < size; k++) {
      const v0 = v128.load(vectors);
      const v1 = v128.load(vectors, 16);
      const v2 = v128.load(vectors, 32);
      const v3 = v128.load(vectors, 48);
      const end = tables + span * usize(radix);
      for (let to = tables + span, from = tables; to < end; to += WIDTH, from += WIDTH) {
        v128.store(to, f32x4.add(v128.load(from), v0));
        v128.store(to, f32x4.add(v128.load(from, 16), v1), 16);
        v128.store(to, f32x4.add(v128.load(from, 32), v2), 32);
        v128.store(to, f32x4.add(v128.load(from, 48), v3), 48);
      }
      span *= usize(radix);
      vectors += WIDTH;
    }
    tables += span;
  }
}

/** sums[m, …] += Σ over groups of row indices[m, group] of its table, for `rows` markers and sixteen numbers. */
export function addFloatRows(
  indices: usize,
  step: usize,
  rows: i32,
  groups: i32,
  tables: usize,
  span: usize,
  sums: usize,
): void {
  for (const end = sums + (usize(rows) << 6); sums < end; sums += WIDTH) {
    let a = v128.load(sums);
    let b = v128.load(sums, 16);
    let c = v128.load(sums, 32);
    let d = v128.load(sums, 48);
    let table = tables;
    for (let at = indices, last = indices + groups; at < last; at++, table += span) {
      const row = table + (usize(load<u8>(at)) << 6);
      a = f32x4.add(a, v128.load(row));
      b = f32x4.add(b, v128.load(row, 16));
      c = f32x4.add(c, v128.load(row, 32));
      d = f32x4.add(d, v128.load(row, 48));
    }
    v128.store(sums, a);
    v128.store(sums, b, 16);
    v128.store(sums, c, 32);
    v128.store(sums, d, 48);
    indices += step;
  }
}
