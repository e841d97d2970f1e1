/**
 * Products of calls of one byte (0, 1, 2; below 0 counts as 0), markers × samples, with a few numbers of single precision for each sample or marker, by
 * tables of what a few calls together can add. Groups of `size` samples or markers come in fours: of four groups, an index has 32 bits.
 */

/**
 * Writes which row of its table each of four groups of samples takes: for a marker, Σ radixᵏ · call of sample size · g + k. The indices of all markers with four groups lie
 * together, `span` bytes from those with the next four. A marker has `stride` calls; after the last, there may be three more.
 */
export function indexMarkers(
  calls: usize,
  stride: usize,
  markers: i32,
  fours: i32,
  size: i32,
  radix: i32,
  target: usize,
  span: usize,
): void {
  const end = target + (usize(markers) << 2);
  if (radix === 3) {
    for (; target < end; target += 16, calls += 4 * stride) {
      let from = calls;
      let to = target;
      for (let four = 0; four < fours; four++, from += 16, to += span) {
        const low = i16x8.narrow_i32x4_s(ofFours(from), ofFours(from + stride));
        const high = i16x8.narrow_i32x4_s(ofFours(from + 2 * stride), ofFours(from + 3 * stride));
        v128.store(to, i8x16.narrow_i16x8_u(low, high));
      }
    }
    return;
  }
  for (; target < end; target += 4, calls += stride) {
    let from = calls;
    let to = target;
    for (let four = 0; four < fours; four++, to += span) {
      for (let group: usize = 0; group < 4; group++, from += usize(size)) {
        let index = 0;
        for (let k = size - 1; k >= 0; k--) {
          const call = i32(load<i8>(from + usize(k)));
          index = index * radix + (call & ~(call >> 31));
        }
        store<u8>(to + group, index);
      }
    }
  }
}

/** Σ 3ᵏ · call k of four times four calls. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function ofFours(calls: usize): v128 {
  const all = i8x16.max_s(v128.load(calls), i8x16.splat(0));
  const second = i16x8.shr_u(all, 8);
  const pairs = i16x8.add(
    v128.and(all, i16x8.splat(0xff)),
    i16x8.add(second, i16x8.add(second, second)),
  );
  return i32x4.dot_i16x8_s(pairs, i16x8(1, 9, 1, 9, 1, 9, 1, 9));
}

/** The same of four groups of markers, for each of `stride` samples. */
export function indexSamples(
  calls: usize,
  stride: usize,
  fours: i32,
  size: i32,
  radix: i32,
  target: usize,
): void {
  const span = usize(size) * stride;
  for (let four = 0; four < fours; four++, calls += 4 * span) {
    for (let row = calls, end = calls + stride; row < end; row += 16, target += 64) {
      const a = indexOf(row, stride, size, radix);
      const b = indexOf(row + span, stride, size, radix);
      const c = indexOf(row + 2 * span, stride, size, radix);
      const d = indexOf(row + 3 * span, stride, size, radix);
      interleave(a, b, c, d, target);
    }
  }
}

/** Stores the first bytes of four vectors side by side, then the second ones. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function interleave(a: v128, b: v128, c: v128, d: v128, target: usize): void {
  const first = i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const second = i8x16.shuffle(c, d, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const third = i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const fourth = i8x16.shuffle(c, d, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  v128.store(target, i16x8.shuffle(first, second, 0, 8, 1, 9, 2, 10, 3, 11));
  v128.store(target, i16x8.shuffle(first, second, 4, 12, 5, 13, 6, 14, 7, 15), 16);
  v128.store(target, i16x8.shuffle(third, fourth, 0, 8, 1, 9, 2, 10, 3, 11), 32);
  v128.store(target, i16x8.shuffle(third, fourth, 4, 12, 5, 13, 6, 14, 7, 15), 48);
}

/** Σ radixᵏ · call of marker k, for sixteen samples. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function indexOf(calls: usize, stride: usize, size: i32, radix: i32): v128 {
  const zero = i8x16.splat(0);
  let index = zero;
  for (let k = size - 1; k >= 0; k--) {
    const twice = i8x16.add(index, index);
    index = i8x16.add(
      radix === 3 ? i8x16.add(twice, index) : twice,
      i8x16.max_s(v128.load(calls + usize(k) * stride), zero),
    );
  }
  return index;
}

/**
 * Tables of four groups: row Σ radixᵏ · vₖ of a group's table is Σ vₖ · numbers of its member k. Numbers and rows are `width` bytes long.
 */
export function sumTables(numbers: usize, size: i32, radix: i32, width: usize, tables: usize): void {
  for (let group = 0; group < 4; group++) {
    memory.fill(tables, 0, width);
    let span = width;
    for (let k = 0; k < size; k++, numbers += width) {
      const end = tables + span * usize(radix);
      for (let to = tables + span, from = tables; to < end; to += width, from += width) {
        for (let at: usize = 0; at < width; at += 16) {
          v128.store(to + at, f32x4.add(v128.load(from + at), v128.load(numbers + at)));
        }
      }
      span *= usize(radix);
    }
    tables += span;
  }
}

/** sums[i, …] += the rows that the indices of i take of four tables, `span` bytes from table to table, for `rows` markers or samples. */
export function addTables(
  indices: usize,
  rows: i32,
  tables: usize,
  span: usize,
  width: usize,
  sums: usize,
): void {
  const second = tables + span;
  const third = second + span;
  const fourth = third + span;
  const end = sums + usize(rows) * width;
  if (width === 16) {
    for (; sums < end; sums += 16, indices += 4) {
      const all = load<u32>(indices);
      const p = tables + usize((all & 0xff) << 4);
      const q = second + usize((all & 0xff00) >> 4);
      const r = third + usize((all & 0xff0000) >> 12);
      const s = fourth + usize((all >> 24) << 4);
      v128.store(sums, sumOfFive(sums, p, q, r, s));
    }
    return;
  }
  for (; sums < end; sums += 64, indices += 4) {
    const all = load<u32>(indices);
    const p = tables + usize((all & 0xff) << 6);
    const q = second + usize((all & 0xff00) >> 2);
    const r = third + usize((all & 0xff0000) >> 10);
    const s = fourth + usize((all >> 24) << 6);
    v128.store(sums, sumOfFive(sums, p, q, r, s));
    v128.store(sums, sumOfFive(sums + 16, p + 16, q + 16, r + 16, s + 16), 16);
    v128.store(sums, sumOfFive(sums + 32, p + 32, q + 32, r + 32, s + 32), 32);
    v128.store(sums, sumOfFive(sums + 48, p + 48, q + 48, r + 48, s + 48), 48);
  }
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function sumOfFive(sum: usize, p: usize, q: usize, r: usize, s: usize): v128 {
  return f32x4.add(
    f32x4.add(f32x4.add(f32x4.add(v128.load(sum), v128.load(p)), v128.load(q)), v128.load(r)),
    v128.load(s),
  );
}

/**
 * products[m, …] += level m · Σ over the samples whose call of marker m is missing of their numbers, `width` bytes each. A marker has `stride` calls,
 * those of no sample 0.
 */
export function gatherMissing(
  calls: usize,
  stride: usize,
  markers: i32,
  levels: usize,
  numbers: usize,
  width: usize,
  products: usize,
): void {
  for (const end = levels + (usize(markers) << 2); levels < end; levels += 4, products += width) {
    const level = v128.load32_splat(levels);
    for (let at: usize = 0; at < stride; at += 16) {
      let mask = i8x16.bitmask(v128.load(calls + at));
      while (mask !== 0) {
        addScaled(products, numbers + (at + usize(ctz(mask))) * width, level, width);
        mask &= mask - 1;
      }
    }
    calls += stride;
  }
}

/** sums[i, …] += Σ over the markers whose call sample i lacks of level m · their numbers. */
export function spreadMissing(
  calls: usize,
  stride: usize,
  markers: i32,
  levels: usize,
  numbers: usize,
  width: usize,
  sums: usize,
): void {
  for (const end = levels + (usize(markers) << 2); levels < end; levels += 4, numbers += width) {
    const level = v128.load32_splat(levels);
    for (let at: usize = 0; at < stride; at += 16) {
      let mask = i8x16.bitmask(v128.load(calls + at));
      while (mask !== 0) {
        addScaled(sums + (at + usize(ctz(mask))) * width, numbers, level, width);
        mask &= mask - 1;
      }
    }
    calls += stride;
  }
}

/** Adds numbers times a factor to others. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function addScaled(to: usize, from: usize, factor: v128, width: usize): void {
  for (let at: usize = 0; at < width; at += 16) {
    v128.store(to + at, f32x4.add(v128.load(to + at), f32x4.mul(factor, v128.load(from + at))));
  }
}

/** sums[i] += Σ over markers of the square of the call of sample i, of 32 bits, for `stride` samples. */
export function addSquares(calls: usize, stride: usize, markers: i32, sums: usize): void {
  const zero = i8x16.splat(0);
  const end = calls + usize(markers) * stride;
  for (let row: usize = 0; row < stride; row += 16, sums += 64) {
    for (let marker = calls + row; marker < end; ) {
      // The squares of 63 calls add up to less than 256.
      const last = min(end, marker + 63 * stride);
      let sum = zero;
      for (; marker < last; marker += stride) {
        const call = i8x16.max_s(v128.load(marker), zero);
        // 0, 1 and 4: the call, and its second bit once more.
        sum = i8x16.add(sum, i8x16.add(call, v128.and(call, i8x16.splat(2))));
      }
      const low = i16x8.extend_low_i8x16_u(sum);
      const high = i16x8.extend_high_i8x16_u(sum);
      v128.store(sums, i32x4.add(v128.load(sums), i32x4.extend_low_i16x8_u(low)));
      v128.store(sums, i32x4.add(v128.load(sums, 16), i32x4.extend_high_i16x8_u(low)), 16);
      v128.store(sums, i32x4.add(v128.load(sums, 32), i32x4.extend_low_i16x8_u(high)), 32);
      v128.store(sums, i32x4.add(v128.load(sums, 48), i32x4.extend_high_i16x8_u(high)), 48);
    }
  }
}

/**
 * Calls of two bits, four samples to a byte: 1, 2 and 3 are the calls 0, 1 and 2, and 0 is a missing one. A marker has `stride` bytes, whole sixteens. As
 * `indexMarkers`: a byte is a group, Σ 3ᵏ · call of its sample k.
 */
export function indexPackedMarkers(
  codes: usize,
  stride: usize,
  markers: i32,
  target: usize,
  span: usize,
): void {
  for (const end = target + (usize(markers) << 2); target < end; target += 4) {
    let to = target;
    for (const last = codes + stride; codes < last; codes += 16, to += 4 * span) {
      const all = v128.load(codes);
      const index = ofFour(
        packedCall(all, 0),
        packedCall(all, 2),
        packedCall(all, 4),
        packedCall(all, 6),
      );
      v128.store32_lane(to, index, 0);
      v128.store32_lane(to + span, index, 1);
      v128.store32_lane(to + 2 * span, index, 2);
      v128.store32_lane(to + 3 * span, index, 3);
    }
  }
}

/** As `indexSamples`, of groups of four markers. Of 64 samples those that are first in their byte come first, then those that are second. */
export function indexPackedSamples(codes: usize, stride: usize, fours: i32, target: usize): void {
  for (let four = 0; four < fours; four++, codes += 16 * stride) {
    for (let row = codes, end = codes + stride; row < end; row += 16) {
      for (let bits = 0; bits < 8; bits += 2, target += 64) {
        const a = ofMarkers(row, stride, bits);
        const b = ofMarkers(row + 4 * stride, stride, bits);
        const c = ofMarkers(row + 8 * stride, stride, bits);
        const d = ofMarkers(row + 12 * stride, stride, bits);
        interleave(a, b, c, d, target);
      }
    }
  }
}

/** Of sixteen bytes of four markers each, Σ 3ᵏ · the call of marker k at these bits. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function ofMarkers(codes: usize, stride: usize, bits: i32): v128 {
  return ofFour(
    packedCall(v128.load(codes), bits),
    packedCall(v128.load(codes + stride), bits),
    packedCall(v128.load(codes + 2 * stride), bits),
    packedCall(v128.load(codes + 3 * stride), bits),
  );
}

/** The call at these bits of each byte; of a missing one 0. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function packedCall(codes: v128, bits: i32): v128 {
  return i8x16.sub_sat_u(v128.and(i8x16.shr_u(codes, bits), i8x16.splat(3)), i8x16.splat(1));
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function ofFour(a: v128, b: v128, c: v128, d: v128): v128 {
  let index = i8x16.add(i8x16.add(i8x16.add(d, d), d), c);
  index = i8x16.add(i8x16.add(i8x16.add(index, index), index), b);
  return i8x16.add(i8x16.add(i8x16.add(index, index), index), a);
}

/** The bits of the samples whose call is missing, at the lower bit of each. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function missingIn(codes: v128): v128 {
  return v128.andnot(i8x16.splat(0x55), v128.or(codes, i8x16.shr_u(codes, 1)));
}

/** As `gatherMissing`; numbers lie in the order of the samples. */
export function gatherPackedMissing(
  codes: usize,
  stride: usize,
  markers: i32,
  levels: usize,
  numbers: usize,
  width: usize,
  products: usize,
): void {
  for (const end = levels + (usize(markers) << 2); levels < end; levels += 4, products += width) {
    const level = v128.load32_splat(levels);
    for (let at: usize = 0; at < stride; at += 16) {
      const missing = missingIn(v128.load(codes + at));
      if (!v128.any_true(missing)) continue;
      for (let place = 0; place < 4; place++) {
        let mask = i8x16.bitmask(i8x16.shl(missing, 7 - 2 * place));
        while (mask !== 0) {
          const sample = 4 * (at + usize(ctz(mask))) + usize(place);
          addScaled(products, numbers + sample * width, level, width);
          mask &= mask - 1;
        }
      }
    }
    codes += stride;
  }
}

/** As `spreadMissing`; sums lie in the order of `indexPackedSamples`. */
export function spreadPackedMissing(
  codes: usize,
  stride: usize,
  markers: i32,
  levels: usize,
  numbers: usize,
  width: usize,
  sums: usize,
): void {
  for (const end = levels + (usize(markers) << 2); levels < end; levels += 4, numbers += width) {
    const level = v128.load32_splat(levels);
    for (let at: usize = 0; at < stride; at += 16) {
      const missing = missingIn(v128.load(codes + at));
      if (!v128.any_true(missing)) continue;
      for (let place = 0; place < 4; place++) {
        let mask = i8x16.bitmask(i8x16.shl(missing, 7 - 2 * place));
        while (mask !== 0) {
          addScaled(sums + (4 * at + usize(16 * place + ctz(mask))) * width, numbers, level, width);
          mask &= mask - 1;
        }
      }
    }
    codes += stride;
  }
}
