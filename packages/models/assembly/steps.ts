/**
 * Products of sixteen vectors of integers with columns of calls, part of kernels.ts: each column is kept as the samples in which it differs from the one before it, or from nothing. Columns
 * come in chunks; what a chunk adds is sorted by length, so that loops run equally often many times in a row. A stream of 16-bit numbers says, chunk after chunk,
 *
 * - steps: a length and a number of items, then for each its column in the chunk and so many samples: those that rise as they are, those that fall plus the number of all;
 * - missing calls: the same, with a factor of 14 bits after the column: what the call stands for less what it was last; at most `PIECE` samples;
 *
 * each ended by a length of zero.
 */

const CHUNK: i32 = 128;
const BLOCK: i32 = 16;
/** So many samples of the short vectors add up to no more than 16 bits. */
const PIECE: i32 = 16;
/** Bytes of sixteen 32-bit numbers. */
const WIDTH: usize = 64;
/** Lengths of steps that are sorted; longer ones are rare. */
const SORTED: i32 = 64;

// What a screen is, by its place: columns; their stream; of each its factor and whether the samples were all at zero before; of each sample the long vectors, then their negatives, and the
// short ones; what the short ones are to be shifted by; room for two chunks of sixteen numbers; of each block how far its missing calls may be off, in units of the short vectors; of each column the vectors that leave it
// out, as bits; sixteen least magnitudes, limits, errors and errors of a unit; lists, their bytes from one to the next, sixteen lengths and sixteen times whether one may be above the limit; the largest magnitudes.
const COUNT: usize = 0;
const STREAM: usize = 4;
const HEADS: usize = 8;
const LONG: usize = 12;
const SHORT: usize = 16;
const SHIFT: usize = 20;
const SUMS: usize = 24;
const CHANGES: usize = 28;
const UNITS: usize = 32;
const LEFT_OUT: usize = 36;
const BOUNDS: usize = 40;
const LISTS: usize = 44;
const SPAN: usize = 48;
const LENGTHS: usize = 52;
const LARGEST: usize = 56;

// @ts-expect-error: a decorator of AssemblyScript
@inline
function part(screen: usize, field: usize): usize {
  return usize(load<u32>(screen + field));
}

/** Lists, for each of sixteen vectors, columns with a large product: of each block the largest above what is welcome, and all that may be above the limit where that is near it. */
export function screenSteps(screen: usize): void {
  const count = load<i32>(screen, COUNT);
  const sums = part(screen, SUMS);
  const changes = part(screen, CHANGES);
  const largest = part(screen, LARGEST);
  memory.fill(part(screen, LENGTHS), 0, 2 * WIDTH);
  memory.fill(largest, 0, WIDTH);
  let stream = part(screen, STREAM);
  let heads = part(screen, HEADS);
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let first = 0; first < count; first += CHUNK) {
    const columns = min(CHUNK, count - first);
    memory.fill(sums, 0, usize(columns) * WIDTH);
    memory.fill(changes, 0, usize(columns) * WIDTH);
    stream = addSteps(stream, part(screen, LONG), sums);
    stream = addChanges(stream, part(screen, SHORT), load<i32>(screen, SHIFT), changes);
    for (let from = 0; from < columns; from += BLOCK) {
      let e = f32x4.splat(0);
      let f = e;
      let g = e;
      let h = e;
      let sum = sums + usize(from) * WIDTH;
      let change = changes + usize(from) * WIDTH;
      for (const end = sums + usize(min(columns, from + BLOCK)) * WIDTH; sum < end; sum += WIDTH) {
        if (load<i32>(heads, 4) !== 0) {
          a = i32x4.splat(0);
          b = a;
          c = a;
          d = a;
        }
        const factor = v128.load32_splat(heads);
        a = i32x4.add(a, v128.load(sum));
        b = i32x4.add(b, v128.load(sum, 16));
        c = i32x4.add(c, v128.load(sum, 32));
        d = i32x4.add(d, v128.load(sum, 48));
        const p = magnitudesOf(a, change, factor);
        const q = magnitudesOf(b, change + 16, factor);
        const r = magnitudesOf(c, change + 32, factor);
        const s = magnitudesOf(d, change + 48, factor);
        v128.store(sum, p);
        v128.store(sum, q, 16);
        v128.store(sum, r, 32);
        v128.store(sum, s, 48);
        e = f32x4.pmax(e, p);
        f = f32x4.pmax(f, q);
        g = f32x4.pmax(g, r);
        h = f32x4.pmax(h, s);
        change += WIDTH;
        heads += 8;
      }
      const bounds = part(screen, BOUNDS);
      let above = i32x4.bitmask(f32x4.gt(e, v128.load(bounds)));
      above |= i32x4.bitmask(f32x4.gt(f, v128.load(bounds, 16))) << 4;
      above |= i32x4.bitmask(f32x4.gt(g, v128.load(bounds, 32))) << 8;
      above |= i32x4.bitmask(f32x4.gt(h, v128.load(bounds, 48))) << 12;
      const last = min(columns, from + BLOCK);
      for (; above !== 0; above &= above - 1)
        listBlock(screen, sums + usize(from) * WIDTH, last - from, first + from, ctz(above));
      v128.store(largest, f32x4.pmax(v128.load(largest), e));
      v128.store(largest, f32x4.pmax(v128.load(largest, 16), f), 16);
      v128.store(largest, f32x4.pmax(v128.load(largest, 32), g), 32);
      v128.store(largest, f32x4.pmax(v128.load(largest, 48), h), 48);
    }
  }
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function magnitudesOf(sums: v128, change: usize, factor: v128): v128 {
  const all = i32x4.add(sums, v128.load(change));
  return f32x4.mul(factor, f32x4.abs(f32x4.convert_i32x4_s(all)));
}

function addSteps(stream: usize, rows: usize, sums: usize): usize {
  for (let length = load<u16>(stream); length !== 0; length = load<u16>(stream)) {
    const items = load<u16>(stream, 2);
    stream += 4;
    for (let item: u16 = 0; item < items; item++) {
      const sum = sums + (usize(load<u16>(stream)) << 6);
      let a = i32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      stream += 2;
      for (const end = stream + (usize(length) << 1); stream < end; stream += 2) {
        const row = rows + (usize(load<u16>(stream)) << 6);
        a = i32x4.add(a, v128.load(row));
        b = i32x4.add(b, v128.load(row, 16));
        c = i32x4.add(c, v128.load(row, 32));
        d = i32x4.add(d, v128.load(row, 48));
      }
      v128.store(sum, a);
      v128.store(sum, b, 16);
      v128.store(sum, c, 32);
      v128.store(sum, d, 48);
    }
  }
  return stream + 2;
}

function addChanges(stream: usize, rows: usize, shift: i32, changes: usize): usize {
  for (let length = load<u16>(stream); length !== 0; length = load<u16>(stream)) {
    const items = load<u16>(stream, 2);
    stream += 4;
    for (let item: u16 = 0; item < items; item++) {
      const change = changes + (usize(load<u16>(stream)) << 6);
      const factor = v128.load16_splat(stream, 2);
      let a = i16x8.splat(0);
      let b = a;
      stream += 4;
      for (const end = stream + (usize(length) << 1); stream < end; stream += 2) {
        const row = rows + (usize(load<u16>(stream)) << 5);
        a = i16x8.add(a, v128.load(row));
        b = i16x8.add(b, v128.load(row, 16));
      }
      a = i16x8.q15mulr_sat_s(a, factor);
      b = i16x8.q15mulr_sat_s(b, factor);
      addShifted(change, i32x4.extend_low_i16x8_s(a), shift);
      addShifted(change + 16, i32x4.extend_high_i16x8_s(a), shift);
      addShifted(change + 32, i32x4.extend_low_i16x8_s(b), shift);
      addShifted(change + 48, i32x4.extend_high_i16x8_s(b), shift);
    }
  }
  return stream + 2;
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function addShifted(to: usize, values: v128, shift: i32): void {
  v128.store(to, i32x4.add(v128.load(to), i32x4.shl(values, shift)));
}

/** Lists columns of a block for a vector. */
function listBlock(screen: usize, magnitudes: usize, count: i32, first: i32, vector: i32): void {
  const own = part(screen, BOUNDS) + (usize(vector) << 2);
  const least = load<f32>(own);
  const limit = load<f32>(own, WIDTH);
  const units = load<f32>(part(screen, UNITS) + (usize(first / BLOCK) << 2));
  const error = load<f32>(own, 2 * WIDTH) + units * load<f32>(own, 3 * WIDTH);
  const leftOut = part(screen, LEFT_OUT) + (usize(first) << 1);
  const at = magnitudes + (usize(vector) << 2);
  let top = least;
  let column = -1;
  for (let k = 0; k < count; k++) {
    const magnitude = load<f32>(at + (usize(k) << 6));
    if (magnitude > top && ((load<u16>(leftOut + (usize(k) << 1)) >> vector) & 1) === 0) {
      top = magnitude;
      column = k;
    }
  }
  if (column < 0) return;
  const lengths = part(screen, LENGTHS) + (usize(vector) << 2);
  let list = part(screen, LISTS) + usize(vector) * part(screen, SPAN);
  list += usize(load<u32>(lengths)) << 2;
  if (top > limit - error) store<i32>(lengths, 1, WIDTH);
  if (Mathf.abs(top - limit) > error) {
    store<i32>(list, first + column);
    store<u32>(lengths, load<u32>(lengths) + 1);
    return;
  }
  for (let k = 0; k < count; k++) {
    if (load<f32>(at + (usize(k) << 6)) <= limit - error) continue;
    if (((load<u16>(leftOut + (usize(k) << 1)) >> vector) & 1) !== 0) continue;
    store<i32>(list, first + k);
    list += 4;
    store<u32>(lengths, load<u32>(lengths) + 1);
  }
}

/**
 * Rounds a vector of doubles, whose sum is zero, to integers whose sum is zero: vector `index` of sixteen. The short one is that of the long one, shifted.
 * @param longest - length of the long one
 * @param result - three doubles: what it was multiplied by, the square of what the long one lost, and what the short one lost where it is too long for 16 bits
 */
export function loadSteps(
  screen: usize,
  vector: usize,
  samples: i32,
  index: i32,
  longest: f64,
  result: usize,
): void {
  const long = part(screen, LONG) + (usize(index) << 2);
  const negative = long + usize(samples) * WIDTH;
  const short = part(screen, SHORT) + (usize(index) << 1);
  const bits = load<i32>(screen, SHIFT) - 1;
  let square: f64 = 0;
  for (let row = 0; row < samples; row++) {
    const value = load<f64>(vector + (usize(row) << 3));
    square += value * value;
  }
  const scale = square === 0 ? 0 : longest / Math.sqrt(square);
  let sum = 0;
  for (let row = 0; row < samples; row++) {
    const integer = i32(nearest<f64>(load<f64>(vector + (usize(row) << 3)) * scale));
    store<i32>(long + usize(row) * WIDTH, integer);
    sum += integer;
  }
  const step = sum > 0 ? 1 : -1;
  for (let k = 0, steps = abs(sum); k < steps; k++) {
    const at = long + usize(k % samples) * WIDTH;
    store<i32>(at, load<i32>(at) - step);
  }
  let lost: f64 = 0;
  let excess: f64 = 0;
  for (let row = 0; row < samples; row++) {
    const at = usize(row) * WIDTH;
    const integer = load<i32>(long + at);
    const difference = load<f64>(vector + (usize(row) << 3)) * scale - f64(integer);
    lost += difference * difference;
    store<i32>(negative + at, -integer);
    const wanted = (integer + (1 << (bits - 1))) >> bits;
    const kept = max(-MOST_SHORT, min(MOST_SHORT, wanted));
    store<i16>(short + (at >> 1), kept);
    excess += f64(abs(wanted - kept));
  }
  store<f64>(result, scale);
  store<f64>(result, lost, 8);
  store<f64>(result, excess, 16);
}

/** Of `PIECE` such numbers the sum has 16 bits. */
const MOST_SHORT: i32 = 2047;

/**
 * Encodes a chunk of columns.
 * @param calls - column after column, −1 where one is missing, `stride` bytes each: a multiple of 64, padded with 0
 * @param most - the largest call
 * @param levels - of each column what a missing call stands for, single precision
 * @param heads - of each 8 bytes, of which the second four are written
 * @param planes - of the column before which samples have a call of at least one and of at least two, bit by bit, `stride / 8` bytes each; and room for three more
 * @param steps - room for 4 + 4 · samples bytes for each column
 * @param changes - room for 8 bytes for each call
 * @param stream - room for as much as both
 * @param units - of each block
 * @returns the end of the stream
 */
export function encodeSteps(
  calls: usize,
  stride: i32,
  samples: i32,
  columns: i32,
  most: i32,
  levels: usize,
  heads: usize,
  planes: usize,
  steps: usize,
  changes: usize,
  stream: usize,
  units: usize,
): usize {
  const firstStep = steps;
  const firstChange = changes;
  const size = usize(stride) >> 3;
  const one = planes + 2 * size;
  const two = one + size;
  const gone = two + size;
  for (let column = 0; column < columns; column++, calls += usize(stride)) {
    planesOf(calls, size, one, two, gone);
    const choice = shortestOf(planes, size, samples, most);
    const isTurned = (choice & 1) !== 0;
    if (isTurned) turn(one, two, gone, size, samples, most);
    if ((choice & 2) !== 0) memory.fill(planes, 0, 2 * size);
    store<i32>(heads + (usize(column) << 3), choice & 2, 4);
    let to = steps + 4;
    for (let at: usize = 0; at < size; at += 8) {
      for (let second: usize = 0; second <= size; second += size) {
        const known = load<u64>(planes + second + at);
        const value = load<u64>(one + second + at) | (load<u64>(gone + at) & known);
        to = writeRows(to, value & ~known, i32(at << 3));
        to = writeRows(to, known & ~value, i32(at << 3) + samples);
        store<u64>(planes + second + at, value);
      }
    }
    const length = i32((to - steps) >> 1) - 2;
    store<u16>(steps, length);
    store<u16>(steps, column, 2);
    if (length > 0) steps = to;
    const level = load<f32>(levels + (usize(column) << 2));
    const own = isTurned ? f32(most) - level : level;
    const from = changes;
    let unit = 0;
    for (let call = 0; call <= most; call++) {
      const before = changes;
      changes = writeChanges(changes, planes, gone, size, call, column, own);
      for (let item = before; item < changes; item += 6 + (usize(load<u16>(item)) << 1))
        unit += i32(load<u16>(item)) + 3;
    }
    const block = units + (usize(column / BLOCK) << 2);
    if (column % BLOCK === 0 || f32(unit) > load<f32>(block)) store<f32>(block, f32(unit));
  }
  stream = sortItems(firstStep, steps, 2, stream);
  return sortItems(firstChange, changes, 4, stream);
}

/** Which samples have a call of at least one, of at least two, and none. */
function planesOf(calls: usize, size: usize, one: usize, two: usize, gone: usize): void {
  const zero = i8x16.splat(0);
  for (let at: usize = 0; at < size; at += 2, calls += 16) {
    const some = v128.load(calls);
    store<u16>(one + at, i8x16.bitmask(i8x16.gt_s(some, zero)));
    store<u16>(two + at, i8x16.bitmask(i8x16.gt_s(some, i8x16.splat(1))));
    store<u16>(gone + at, i8x16.bitmask(some));
  }
}

/** The samples of 64 that there are. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function presentOf(at: usize, samples: i32): u64 {
  const left = samples - i32(at << 3);
  return left >= 64 ? ~u64(0) : left <= 0 ? 0 : (u64(1) << u64(left)) - 1;
}

/** Whether a column or its complement (1), after the one before or after nothing (2), has the fewest steps. */
function shortestOf(planes: usize, size: usize, samples: i32, most: i32): i32 {
  let after: u64 = 0;
  let turnedAfter: u64 = 0;
  let fresh: u64 = 0;
  let turnedFresh: u64 = 0;
  for (let at: usize = 0; at < size; at += 8) {
    const seen = presentOf(at, samples) & ~load<u64>(planes + 4 * size + at);
    const one = load<u64>(planes + 2 * size + at);
    const two = load<u64>(planes + 3 * size + at);
    const turnedOne = seen & ~(most === 2 ? two : one);
    const turnedTwo = most === 2 ? seen & ~one : 0;
    const knownOne = seen & load<u64>(planes + at);
    const knownTwo = seen & load<u64>(planes + size + at);
    after += popcnt(one ^ knownOne) + popcnt(two ^ knownTwo);
    turnedAfter += popcnt(turnedOne ^ knownOne) + popcnt(turnedTwo ^ knownTwo);
    fresh += popcnt(one) + popcnt(two);
    turnedFresh += popcnt(turnedOne) + popcnt(turnedTwo);
  }
  if (min(after, turnedAfter) <= min(fresh, turnedFresh)) return after > turnedAfter ? 1 : 0;
  return fresh > turnedFresh ? 3 : 2;
}

/** Turns a column to its complement. */
function turn(one: usize, two: usize, gone: usize, size: usize, samples: i32, most: i32): void {
  for (let at: usize = 0; at < size; at += 8) {
    const seen = presentOf(at, samples) & ~load<u64>(gone + at);
    const before = load<u64>(one + at);
    store<u64>(one + at, seen & ~(most === 2 ? load<u64>(two + at) : before));
    store<u64>(two + at, most === 2 ? seen & ~before : 0);
  }
}

/** Writes the samples of 64, `first` more than they are. */
function writeRows(to: usize, samples: u64, first: i32): usize {
  for (; samples !== 0; samples &= samples - 1, to += 2) store<u16>(to, first + i32(ctz(samples)));
  return to;
}

/** Writes the samples whose missing call was last `call`, at most `PIECE` together. */
function writeChanges(
  to: usize,
  planes: usize,
  gone: usize,
  size: usize,
  call: i32,
  column: i32,
  level: f32,
): usize {
  const factor = min(32767, i32(Mathf.round((level - f32(call)) * 16384)));
  let item: usize = 0;
  for (let at: usize = 0; at < size; at += 8) {
    const one = load<u64>(planes + at);
    const two = load<u64>(planes + size + at);
    let samples = load<u64>(gone + at) & (call === 0 ? ~one : call === 1 ? one & ~two : two);
    for (; samples !== 0; samples &= samples - 1, to += 2) {
      if (item === 0 || load<u16>(item) === PIECE) {
        item = to;
        store<u16>(item, 0);
        store<u16>(item, column, 2);
        store<i16>(item, factor, 4);
        to += 6;
      }
      store<u16>(to, i32(at << 3) + i32(ctz(samples)));
      store<u16>(item, load<u16>(item) + 1);
    }
  }
  return to;
}

/** Writes items by their length; each begins with its length and has `head` more bytes before its samples. */
function sortItems(items: usize, end: usize, head: usize, stream: usize): usize {
  for (let length = 1; length <= SORTED; length++) {
    const start = stream;
    let count = 0;
    for (let item = items; item < end; ) {
      const own = i32(load<u16>(item));
      const next = item + 2 + head + (usize(own) << 1);
      if (own === length || (own > length && length === SORTED)) {
        if (length === SORTED || count === 0) {
          store<u16>(stream, own);
          store<u16>(stream, 1, 2);
          stream += 4;
        }
        memory.copy(stream, item + 2, next - item - 2);
        stream += next - item - 2;
        count++;
      }
      item = next;
    }
    if (length < SORTED && count > 0) store<u16>(start, count, 2);
  }
  store<u16>(stream, 0);
  return stream + 2;
}
