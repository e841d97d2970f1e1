/**
 * Active sets of the lasso and the elastic net, part of kernels.ts: src/elastic-net/active-set.ts says what they do. A design and an active set are structures in
 * memory; numbers are doubles, columns and samples 32-bit integers, pointers 32-bit. Columns are kept as the dosages are, in single precision; less a mean and times a factor they are the
 * columns of the design. They and vectors of all samples are padded with zeros to a multiple of four.
 */

/** A pivot below this share of the diagonal means that a column is a combination of the active ones. */
const DEPENDENT: f64 = 1e-10;
/** Columns whose squared correlation is above it do not enter together: one of them most often makes the other needless. */
const TOGETHER: f64 = 0.1;
/** Products that differ by less than this share are rounded: of columns that are one in the samples of a gene the first enters. */
const SAME: f64 = 1e-12;

// What a design is, by its place: of every column where it lies, its mean, its factor, its square, how many markers share it and a mark, which is 0 between uses; room for a number
// and for an integer for every column, and for a column; how many samples there are; the largest call where dosages are calls, which follow them as bits, and 0 where they are none.
const ADDRESSES: usize = 0;
const MEANS: usize = 4;
const FACTORS: usize = 8;
const SQUARES: usize = 12;
const MULTIPLICITY: usize = 16;
const MARKS: usize = 20;
const PRODUCTS: usize = 24;
const NEAR: usize = 28;
const SCRATCH: usize = 32;
const SAMPLES: usize = 36;
const CALLS: usize = 40;

// What an active set is: how many columns, and how many there is room for; columns that may still enter or leave, and how many are near; how many entries of the
// forward solution hold; samples that are missing; the penalties, that of the forward solution, and the limit of |xⱼᵀr|; vectors of all samples; and arrays of active columns.
const SIZE: usize = 0;
const CAPACITY: usize = 4;
const LEFT: usize = 8;
const NEAR_COUNT: usize = 12;
const KEPT: usize = 16;
const LACKING: usize = 20;
const THRESHOLD: usize = 24;
const RIDGE: usize = 32;
const SETTLED: usize = 40;
const LIMIT: usize = 48;
const RESIDUAL: usize = 56;
const TARGET: usize = 60;
const MISSING: usize = 64;
const COLUMNS: usize = 68;
const WEIGHTS: usize = 72;
const SIGNS: usize = 76;
const COVARIANCES: usize = 80;
const GOAL: usize = 84;
const FORWARD: usize = 88;
const WORK: usize = 92;
const COUPLING: usize = 96;
const FACTOR: usize = 100;
/** The products of active columns, which another ridge part needs again; 0 where there is none. */
const BETWEEN: usize = 104;

/** What `enterActive` tells. */
const NONE: i32 = 0;
const SOME: i32 = 1;
const STUCK: i32 = 2;
const FULL: i32 = 3;

// @ts-expect-error: a decorator of AssemblyScript
@inline
function pointer(structure: usize, field: usize): usize {
  return usize(load<u32>(structure + field));
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function get(array: usize, index: i32): f64 {
  return load<f64>(array + (usize(index) << 3));
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function set(array: usize, index: i32, value: f64): void {
  store<f64>(array + (usize(index) << 3), value);
}

/** Where row `index` of a packed lower triangle begins. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function rowOf(triangle: usize, index: i32): usize {
  return triangle + (usize((index * (index + 1)) >> 1) << 3);
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function placeOf(addresses: usize, column: i32): usize {
  return usize(load<u32>(addresses + (usize(column) << 2)));
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function columnAt(columns: usize, index: i32): i32 {
  return load<i32>(columns + (usize(index) << 2));
}

function dotOf(a: usize, b: usize, count: i32): f64 {
  let s = f64x2.splat(0);
  let t = f64x2.splat(0);
  for (const end = a + (usize(count & ~3) << 3); a < end; a += 32, b += 32) {
    s = f64x2.add(s, f64x2.mul(v128.load(a), v128.load(b)));
    t = f64x2.add(t, f64x2.mul(v128.load(a, 16), v128.load(b, 16)));
  }
  s = f64x2.add(s, t);
  let sum = f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
  for (let k = count & 3; k > 0; k--, a += 8, b += 8) sum += load<f64>(a) * load<f64>(b);
  return sum;
}

/** Two dosages as doubles. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function twoOf(dosages: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(dosages));
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function sumOf(twice: v128): f64 {
  return f64x2.extract_lane(twice, 0) + f64x2.extract_lane(twice, 1);
}

/** Numbers of a vector of all samples. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function lengthOf(design: usize): i32 {
  return (load<i32>(design, SAMPLES) + 3) & ~3;
}

/** A value of a column of the design. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function valueOf(design: usize, column: i32, row: i32): f64 {
  const dosage = f64(load<f32>(placeOf(pointer(design, ADDRESSES), column) + (usize(row) << 2)));
  return (dosage - get(pointer(design, MEANS), column)) * get(pointer(design, FACTORS), column);
}

/** result[k] = column list[k] · vector. */
export function timesColumns(design: usize, list: usize, count: i32, vector: usize, result: usize): void {
  const end = vector + (usize(lengthOf(design)) << 3);
  const addresses = pointer(design, ADDRESSES);
  let both = f64x2.splat(0);
  for (let y = vector; y < end; y += 16) both = f64x2.add(both, v128.load(y));
  const sum = sumOf(both);
  let k = 0;
  for (; k + 3 < count; k += 4) {
    let p = placeOf(addresses, columnAt(list, k));
    let q = placeOf(addresses, columnAt(list, k + 1));
    let r = placeOf(addresses, columnAt(list, k + 2));
    let s = placeOf(addresses, columnAt(list, k + 3));
    let a = f64x2.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let y = vector; y < end; y += 16, p += 8, q += 8, r += 8, s += 8) {
      const v = v128.load(y);
      a = f64x2.add(a, f64x2.mul(twoOf(p), v));
      b = f64x2.add(b, f64x2.mul(twoOf(q), v));
      c = f64x2.add(c, f64x2.mul(twoOf(r), v));
      d = f64x2.add(d, f64x2.mul(twoOf(s), v));
    }
    set(result, k, sumOf(a));
    set(result, k + 1, sumOf(b));
    set(result, k + 2, sumOf(c));
    set(result, k + 3, sumOf(d));
  }
  for (; k < count; k++) {
    let p = placeOf(addresses, columnAt(list, k));
    let a = f64x2.splat(0);
    let b = a;
    for (let y = vector; y < end; y += 32, p += 16) {
      a = f64x2.add(a, f64x2.mul(twoOf(p), v128.load(y)));
      b = f64x2.add(b, f64x2.mul(twoOf(p + 8), v128.load(y, 16)));
    }
    set(result, k, sumOf(f64x2.add(a, b)));
  }
  const means = pointer(design, MEANS);
  const factors = pointer(design, FACTORS);
  for (k = 0; k < count; k++) {
    const column = columnAt(list, k);
    set(result, k, (get(result, k) - get(means, column) * sum) * get(factors, column));
  }
}

/**
 * Writes the dosages of a column of calls, and after them what a missing call stands for (8 bytes) and which samples have a call of at least 1, of at least 2, and none, as bits: 64 to a word.
 * @param calls - −1 where one is missing; zeros after the last up to a multiple of 64
 * @param target - of its last bytes up to 48 are lost
 */
export function expandCalls(calls: usize, samples: i32, level: f64, target: usize): void {
  const words = usize((samples + 63) >> 6) << 3;
  const planes = target + (usize((samples + 3) & ~3) << 2);
  const instead = f32x4.splat(f32(level));
  const end = calls + usize(samples);
  for (let from = calls; from < end; from += 16, target += 64) {
    const all = v128.load(from);
    const low = i16x8.extend_low_i8x16_s(all);
    const high = i16x8.extend_high_i8x16_s(all);
    v128.store(target, dosagesOf(i32x4.extend_low_i16x8_s(low), instead));
    v128.store(target, dosagesOf(i32x4.extend_high_i16x8_s(low), instead), 16);
    v128.store(target, dosagesOf(i32x4.extend_low_i16x8_s(high), instead), 32);
    v128.store(target, dosagesOf(i32x4.extend_high_i16x8_s(high), instead), 48);
  }
  memory.fill(planes, 0, 8 + 3 * words);
  store<f64>(planes, level);
  for (let to = planes + 8; calls < end; calls += 16, to += 2) {
    const all = v128.load(calls);
    store<u16>(to, i8x16.bitmask(i8x16.gt_s(all, i8x16.splat(0))));
    store<u16>(to + words, i8x16.bitmask(i8x16.gt_s(all, i8x16.splat(1))));
    store<u16>(to + 2 * words, i8x16.bitmask(all));
  }
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function dosagesOf(calls: v128, instead: v128): v128 {
  return v128.bitselect(instead, f32x4.convert_i32x4_s(calls), i32x4.shr_s(calls, 31));
}

/** result[k] = column list[k] · column `own` of the design, which was expanded. */
function timesExpanded(design: usize, list: usize, count: i32, own: i32, result: usize): void {
  const most = load<i32>(design, CALLS);
  if (most === 0) {
    timesColumns(design, list, count, pointer(design, SCRATCH), result);
    return;
  }
  const addresses = pointer(design, ADDRESSES);
  const means = pointer(design, MEANS);
  const factors = pointer(design, FACTORS);
  const samples = load<i32>(design, SAMPLES);
  const words = usize((samples + 63) >> 6) << 3;
  const after = usize(lengthOf(design)) << 2;
  const mine = placeOf(addresses, own) + after;
  const level = load<f64>(mine);
  const lost = f64(samples) * get(means, own);
  for (let k = 0; k < count; k++) {
    const column = columnAt(list, k);
    let a = mine + 8;
    let b = placeOf(addresses, column) + after;
    const other = load<f64>(b);
    b += 8;
    let both: u64 = 0;
    let mineOnly: u64 = 0;
    let otherOnly: u64 = 0;
    let neither: u64 = 0;
    for (const end = a + words; a < end; a += 8, b += 8) {
      const one = load<u64>(a);
      const first = load<u64>(b);
      const gone = load<u64>(a + 2 * words);
      const absent = load<u64>(b + 2 * words);
      both += popcnt(one & first);
      mineOnly += popcnt(one & absent);
      otherOnly += popcnt(gone & first);
      neither += popcnt(gone & absent);
      if (most === 1) continue;
      const two = load<u64>(a + words);
      const second = load<u64>(b + words);
      both += popcnt(one & second) + popcnt(two & first) + popcnt(two & second);
      mineOnly += popcnt(two & absent);
      otherOnly += popcnt(gone & second);
    }
    const observed = f64(both) + other * f64(mineOnly) + level * f64(otherOnly) + level * other * f64(neither);
    const product = observed - lost * get(means, column);
    set(result, k, product * get(factors, column) * get(factors, own));
  }
}

/** result = vector + base − Σ weights[k] · active column k, which lies where `addresses` says; `length` numbers, a multiple of four. */
function subtractActive(
  design: usize,
  addresses: usize,
  active: usize,
  length: i32,
  vector: usize,
  base: f64,
  result: usize,
): void {
  const count = load<i32>(active, SIZE);
  const list = pointer(active, COLUMNS);
  const weights = pointer(active, WEIGHTS);
  const scaled = pointer(active, WORK);
  const means = pointer(design, MEANS);
  const factors = pointer(design, FACTORS);
  for (let k = 0; k < count; k++) {
    const column = columnAt(list, k);
    const weight = get(weights, k) * get(factors, column);
    set(scaled, k, weight);
    base += weight * get(means, column);
  }
  const start = f64x2.splat(base);
  const end = result + (usize(length) << 3);
  for (let to = result; to < end; to += 16, vector += 16)
    v128.store(to, f64x2.add(v128.load(vector), start));
  let k = 0;
  for (; k + 3 < count; k += 4) {
    const w0 = f64x2.splat(get(scaled, k));
    const w1 = f64x2.splat(get(scaled, k + 1));
    const w2 = f64x2.splat(get(scaled, k + 2));
    const w3 = f64x2.splat(get(scaled, k + 3));
    let p = placeOf(addresses, columnAt(list, k));
    let q = placeOf(addresses, columnAt(list, k + 1));
    let r = placeOf(addresses, columnAt(list, k + 2));
    let s = placeOf(addresses, columnAt(list, k + 3));
    for (let to = result; to < end; to += 16, p += 8, q += 8, r += 8, s += 8) {
      const a = f64x2.add(f64x2.mul(w0, twoOf(p)), f64x2.mul(w1, twoOf(q)));
      const b = f64x2.add(f64x2.mul(w2, twoOf(r)), f64x2.mul(w3, twoOf(s)));
      v128.store(to, f64x2.sub(v128.load(to), f64x2.add(a, b)));
    }
  }
  for (; k < count; k++) {
    const weight = f64x2.splat(get(scaled, k));
    let p = placeOf(addresses, columnAt(list, k));
    for (let to = result; to < end; to += 16, p += 8)
      v128.store(to, f64x2.sub(v128.load(to), f64x2.mul(weight, twoOf(p))));
  }
}

/** Gives an active set other arrays, with room for `capacity` columns, and copies what is in those that it has. */
export function placeActive(active: usize, arrays: usize, capacity: i32, hasRidge: i32): void {
  const size = load<i32>(active, SIZE);
  const length = usize(capacity) << 3;
  for (let field = COLUMNS; field <= COUPLING; field += 4, arrays += length) {
    if (size > 0) memory.copy(arrays, pointer(active, field), usize(size) << 3);
    store<u32>(active + field, u32(arrays));
  }
  for (let field = FACTOR; field <= (hasRidge !== 0 ? BETWEEN : FACTOR); field += 4) {
    if (size > 0) memory.copy(arrays, pointer(active, field), rowOf(0, size));
    store<u32>(active + field, u32(arrays));
    arrays = rowOf(arrays, capacity);
  }
  if (hasRidge === 0) store<u32>(active, 0, BETWEEN);
  store<i32>(active, capacity, CAPACITY);
}

/** Moves to a penalty, with the columns that are active; `iterations` may then enter or leave. */
export function moveActive(
  design: usize,
  active: usize,
  threshold: f64,
  limit: f64,
  ridge: f64,
  iterations: i32,
): void {
  if (ridge !== load<f64>(active, RIDGE)) refactor(design, active, ridge);
  store<f64>(active, threshold, THRESHOLD);
  store<f64>(active, limit, LIMIT);
  store<i32>(active, iterations - settle(design, active), LEFT);
}

/**
 * Lets columns enter, the steepest first and others that hardly go with it together, until none of those near has |xⱼᵀr| above the limit.
 * @returns whether there was none or some, whether there still is one and no more may enter, or whether there is no room for it.
 */
export function enterActive(design: usize, active: usize): i32 {
  let result = NONE;
  while (true) {
    findNear(design, active);
    if (load<i32>(active, NEAR_COUNT) === 0) return result;
    if (load<i32>(active, LEFT) <= 0) return STUCK;
    if (load<i32>(active, SIZE) === load<i32>(active, CAPACITY)) return FULL;
    const entered = enterTogether(design, active);
    if (entered === 0) return STUCK;
    store<i32>(active, load<i32>(active, LEFT) - entered - settle(design, active), LEFT);
    result = SOME;
  }
}

/** Lets the steepest near column enter, and others after it that hardly go with one of these, as far as there is room: how many did. */
function enterTogether(design: usize, active: usize): i32 {
  const most = load<i32>(active, LEFT);
  let entered = 0;
  let first = 0;
  while (entered < most && load<i32>(active, SIZE) < load<i32>(active, CAPACITY)) {
    const column = steepest(design, active);
    if (column === 0) return entered;
    const index = abs(column) - 1;
    expand(design, index);
    if (entered > 0 && goesWith(design, active, index, first)) continue;
    if (enter(design, active, index, column > 0 ? 1 : -1, entered === 0)) {
      if (entered === 0) first = load<i32>(active, SIZE) - 1;
      entered++;
    } else if (entered === 0) return 0;
  }
  return entered;
}

/** Σ wⱼ x̄ⱼ over the samples that the gene has, whose columns are centred in all samples. */
export function shiftOfActive(design: usize, active: usize): f64 {
  let sum: f64 = 0;
  for (let k = 0, size = load<i32>(active, SIZE); k < size; k++) {
    const lost = lostSum(design, active, columnAt(pointer(active, COLUMNS), k));
    sum -= get(pointer(active, WEIGHTS), k) * lost;
  }
  return sum / samplesOf(design, active);
}

/**
 * The squared error in held samples.
 * @param addresses - where the columns of these samples lie
 * @param values - NaN where one is missing; `length` numbers, as there is room at `scratch`
 * @param base - what is predicted without columns
 */
export function heldError(
  design: usize,
  addresses: usize,
  active: usize,
  values: usize,
  base: f64,
  scratch: usize,
  length: i32,
): f64 {
  subtractActive(design, addresses, active, length, values, -base, scratch);
  let sum: f64 = 0;
  for (let row = 0; row < length; row++) {
    const error = get(scratch, row);
    if (error === error) sum += error * error;
  }
  return sum;
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function samplesOf(design: usize, active: usize): f64 {
  return f64(load<i32>(design, SAMPLES) - load<i32>(active, LACKING));
}

/** Leaves those columns near that are not active and have |xⱼᵀr| above the limit. */
function findNear(design: usize, active: usize): void {
  const columns = pointer(active, COLUMNS);
  const size = load<i32>(active, SIZE);
  const marks = pointer(design, MARKS);
  const near = pointer(design, NEAR);
  const products = pointer(design, PRODUCTS);
  for (let k = 0; k < size; k++) store<u8>(marks + usize(columnAt(columns, k)), 1);
  let count = 0;
  for (let k = 0, all = load<i32>(active, NEAR_COUNT); k < all; k++) {
    const column = columnAt(near, k);
    if (load<u8>(marks + usize(column)) === 0) store<i32>(near + (usize(count++) << 2), column);
  }
  for (let k = 0; k < size; k++) store<u8>(marks + usize(columnAt(columns, k)), 0);
  timesColumns(design, near, count, pointer(active, RESIDUAL), products);
  const limit = load<f64>(active, LIMIT);
  let kept = 0;
  for (let k = 0; k < count; k++) {
    const product = get(products, k);
    if (Math.abs(product) <= limit) continue;
    store<i32>(near + (usize(kept) << 2), columnAt(near, k));
    set(products, kept++, product);
  }
  store<i32>(active, kept, NEAR_COUNT);
}

/** The near column with the largest |xⱼᵀr|, plus 1 and with the sign of xⱼᵀr, whose product is forgotten; 0 where there is none left. */
function steepest(design: usize, active: usize): i32 {
  const products = pointer(design, PRODUCTS);
  let largest: f64 = 0;
  let at = -1;
  for (let k = 0, count = load<i32>(active, NEAR_COUNT); k < count; k++) {
    const slope = Math.abs(get(products, k));
    if (slope > largest * (1 + SAME)) {
      largest = slope;
      at = k;
    }
  }
  if (at < 0) return 0;
  const column = columnAt(pointer(design, NEAR), at) + 1;
  const isRising = get(products, at) > 0;
  set(products, at, 0);
  return isRising ? column : -column;
}

/** Whether the column that was expanded goes with one of those that entered from place `first` on. */
function goesWith(design: usize, active: usize, column: i32, first: i32): bool {
  const coupling = pointer(active, COUPLING);
  const size = load<i32>(active, SIZE);
  const columns = pointer(active, COLUMNS);
  const squares = pointer(design, SQUARES);
  const own = get(squares, column);
  timesExpanded(design, columns + (usize(first) << 2), size - first, column, coupling);
  for (let k = first; k < size; k++) {
    const product = get(coupling, k - first);
    if (product * product > TOGETHER * own * get(squares, columnAt(columns, k))) return true;
  }
  return false;
}

/** Writes a column of the design to a place of its own, padded with zeros. */
function expand(design: usize, column: i32): void {
  const mean = f64x2.splat(get(pointer(design, MEANS), column));
  const factor = f64x2.splat(get(pointer(design, FACTORS), column));
  const values = pointer(design, SCRATCH);
  const length = lengthOf(design);
  let from = placeOf(pointer(design, ADDRESSES), column);
  for (let to = values, end = values + (usize(length) << 3); to < end; to += 16, from += 8)
    v128.store(to, f64x2.mul(f64x2.sub(twoOf(from), mean), factor));
  for (let row = load<i32>(design, SAMPLES); row < length; row++) set(values, row, 0);
}

/** Adds the column that was expanded to the active set, at weight zero, or in place of one that it makes redundant. */
function enter(design: usize, active: usize, column: i32, sign: f64, mayExchange: bool): bool {
  const coupling = pointer(active, COUPLING);
  const columns = pointer(active, COLUMNS);
  const values = pointer(design, SCRATCH);
  timesExpanded(design, columns, load<i32>(active, SIZE), column, coupling);
  downdate(design, active, column, coupling);
  const square = squareOf(design, active, column);
  const diagonal = square + load<f64>(active, RIDGE) / get(pointer(design, MULTIPLICITY), column);
  let weight: f64 = 0;
  let pivot = pivotOf(active, load<i32>(active, SIZE), coupling, diagonal);
  if (pivot <= DEPENDENT * square) {
    if (!mayExchange) return false;
    const leaving = exchange(active, sign);
    if (leaving < 0) return false;
    weight = get(pointer(active, WORK), leaving);
    removeFrom(coupling, leaving, load<i32>(active, SIZE), 3);
    leave(active, leaving);
    pivot = pivotOf(active, load<i32>(active, SIZE), coupling, diagonal);
    if (pivot <= DEPENDENT * square) return false;
  }
  const size = load<i32>(active, SIZE);
  append(active, size, pivot);
  const between = pointer(active, BETWEEN);
  if (between !== 0) memory.copy(rowOf(between, size), coupling, usize(size) << 3);
  store<i32>(columns + (usize(size) << 2), column);
  set(pointer(active, WEIGHTS), size, weight);
  set(pointer(active, SIGNS), size, sign);
  const product = dotOf(values, pointer(active, TARGET), lengthOf(design));
  set(pointer(active, COVARIANCES), size, product);
  store<i32>(active, size + 1, SIZE);
  return true;
}

/**
 * The entering column is a combination of the active ones: weight moves over to it at the same fit and a smaller ‖w‖₁, until one of them reaches zero.
 * @returns that one, or −1; the weight that moved is at its place in `work`.
 */
function exchange(active: usize, sign: f64): i32 {
  const size = load<i32>(active, SIZE);
  const goal = pointer(active, GOAL);
  const weights = pointer(active, WEIGHTS);
  memory.copy(goal, pointer(active, WORK), usize(size) << 3);
  solveTransposed(active, goal);
  let leaving = -1;
  let step = Infinity;
  for (let k = 0; k < size; k++) {
    const reach = get(weights, k) / (sign * get(goal, k));
    if (reach > 0 && reach < step) {
      step = reach;
      leaving = k;
    }
  }
  if (leaving < 0) return leaving;
  for (let k = 0; k < size; k++) set(weights, k, get(weights, k) - step * sign * get(goal, k));
  set(pointer(active, WORK), leaving, step * sign);
  return leaving;
}

/**
 * Moves the active weights to their optimum, dropping each that would change sign on the way.
 * @returns how many were dropped.
 */
function settle(design: usize, active: usize): i32 {
  const threshold = load<f64>(active, THRESHOLD);
  const goal = pointer(active, GOAL);
  const weights = pointer(active, WEIGHTS);
  const signs = pointer(active, SIGNS);
  const covariances = pointer(active, COVARIANCES);
  let dropped = 0;
  for (let size = load<i32>(active, SIZE); size > 0; size--, dropped++) {
    for (let k = 0; k < size; k++) set(goal, k, get(covariances, k) - threshold * get(signs, k));
    solve(active, threshold === load<f64>(active, SETTLED) ? load<i32>(active, KEPT) : 0);
    store<f64>(active, threshold, SETTLED);
    let crossing = -1;
    let step: f64 = 1;
    for (let k = 0; k < size; k++) {
      const wanted = get(goal, k);
      if (wanted * get(signs, k) > 0) continue;
      const weight = get(weights, k);
      const reach = weight === 0 ? 0 : weight / (weight - wanted);
      if (crossing < 0 || reach < step) {
        step = reach;
        crossing = k;
      }
    }
    if (crossing < 0) {
      memory.copy(weights, goal, usize(size) << 3);
      break;
    }
    for (let k = 0; k < size; k++) {
      const weight = get(weights, k);
      set(weights, k, weight + step * (get(goal, k) - weight));
    }
    leave(active, crossing);
  }
  const residual = pointer(active, RESIDUAL);
  const target = pointer(active, TARGET);
  subtractActive(design, pointer(design, ADDRESSES), active, lengthOf(design), target, 0, residual);
  for (let row = load<i32>(design, SAMPLES); (row & 3) !== 0; row++) set(residual, row, 0);
  if (load<i32>(active, LACKING) > 0) clearMissing(design, active);
  return dropped;
}

function clearMissing(design: usize, active: usize): void {
  const residual = pointer(active, RESIDUAL);
  const samples = load<i32>(design, SAMPLES);
  zeroMissing(active);
  let sum: f64 = 0;
  for (let row = 0; row < samples; row++) sum += get(residual, row);
  const mean = sum / samplesOf(design, active);
  for (let row = 0; row < samples; row++) set(residual, row, get(residual, row) - mean);
  zeroMissing(active);
}

function zeroMissing(active: usize): void {
  const missing = pointer(active, MISSING);
  for (let k = 0, lacking = load<i32>(active, LACKING); k < lacking; k++)
    set(pointer(active, RESIDUAL), columnAt(missing, k), 0);
}

/** The sum of a column over the samples that the gene lacks. */
function lostSum(design: usize, active: usize, column: i32): f64 {
  let sum: f64 = 0;
  for (let k = 0, lacking = load<i32>(active, LACKING); k < lacking; k++)
    sum += valueOf(design, column, columnAt(pointer(active, MISSING), k));
  return sum;
}

/** ‖xⱼ‖² in the samples that the gene has. */
function squareOf(design: usize, active: usize, column: i32): f64 {
  let square = get(pointer(design, SQUARES), column);
  const lacking = load<i32>(active, LACKING);
  if (lacking === 0) return square;
  for (let k = 0; k < lacking; k++) {
    const value = valueOf(design, column, columnAt(pointer(active, MISSING), k));
    square -= value * value;
  }
  const lost = lostSum(design, active, column);
  return Math.max(0, square - (lost * lost) / samplesOf(design, active));
}

/** Takes the samples that the gene lacks out of the products of active columns with a column. */
function downdate(design: usize, active: usize, column: i32, products: usize): void {
  const lacking = load<i32>(active, LACKING);
  if (lacking === 0) return;
  const missing = pointer(active, MISSING);
  const share = lostSum(design, active, column) / samplesOf(design, active);
  for (let k = 0, size = load<i32>(active, SIZE); k < size; k++) {
    const other = columnAt(pointer(active, COLUMNS), k);
    let lost: f64 = 0;
    for (let at = 0; at < lacking; at++) {
      const row = columnAt(missing, at);
      lost += valueOf(design, other, row) * (valueOf(design, column, row) + share);
    }
    set(products, k, get(products, k) - lost);
  }
}

function leave(active: usize, index: i32): void {
  const size = load<i32>(active, SIZE);
  removeFactor(active, index);
  if (pointer(active, BETWEEN) !== 0) removeProducts(pointer(active, BETWEEN), index, size);
  removeFrom(pointer(active, COLUMNS), index, size, 2);
  removeFrom(pointer(active, WEIGHTS), index, size, 3);
  removeFrom(pointer(active, SIGNS), index, size, 3);
  removeFrom(pointer(active, COVARIANCES), index, size, 3);
  store<i32>(active, size - 1, SIZE);
}

/** Takes an entry of 2^shift bytes out of an array. */
function removeFrom(array: usize, index: i32, size: i32, shift: usize): void {
  const at = array + (usize(index) << shift);
  memory.copy(at, at + (usize(1) << shift), usize(size - 1 - index) << shift);
}

/** Takes a column out of packed products; the diagonal is not in use. */
function removeProducts(products: usize, index: i32, size: i32): void {
  for (let row = index + 1; row < size; row++) {
    const from = rowOf(products, row);
    const to = rowOf(products, row - 1);
    memory.copy(to, from, usize(index) << 3);
    memory.copy(to + (usize(index) << 3), from + (usize(index + 1) << 3), usize(row - index - 1) << 3);
  }
}

/** The factor for another ridge part. */
function refactor(design: usize, active: usize, ridge: f64): void {
  store<f64>(active, ridge, RIDGE);
  store<i32>(active, 0, KEPT);
  for (let k = 0, size = load<i32>(active, SIZE); k < size; k++) {
    const column = columnAt(pointer(active, COLUMNS), k);
    const diagonal = squareOf(design, active, column) + ridge / get(pointer(design, MULTIPLICITY), column);
    append(active, k, pivotOf(active, k, rowOf(pointer(active, BETWEEN), k), diagonal));
  }
}

/**
 * Solves L l = `row`, the products of a new column with the first `size`, into `work`.
 * @returns the pivot: the part of `diagonal` that these do not explain.
 */
function pivotOf(active: usize, size: i32, row: usize, diagonal: f64): f64 {
  const work = pointer(active, WORK);
  let factor = pointer(active, FACTOR);
  let pivot = diagonal;
  for (let k = 0; k < size; k++) {
    const value = (get(row, k) - dotOf(factor, work, k)) / get(factor, k);
    set(work, k, value);
    pivot -= value * value;
    factor += usize(k + 1) << 3;
  }
  return pivot;
}

/** Adds the column of the last `pivotOf` to the factor, as its row `size`. */
function append(active: usize, size: i32, pivot: f64): void {
  const row = rowOf(pointer(active, FACTOR), size);
  memory.copy(row, pointer(active, WORK), usize(size) << 3);
  set(row, size, Math.sqrt(pivot));
}

/** Takes a column out of the factor by Givens rotations. */
function removeFactor(active: usize, index: i32): void {
  const size = load<i32>(active, SIZE);
  const factor = pointer(active, FACTOR);
  const cosines = pointer(active, WORK);
  const sines = pointer(active, GOAL);
  for (let row = index + 1; row < size; row++) {
    const from = rowOf(factor, row);
    const to = rowOf(factor, row - 1);
    memory.copy(to, from, usize(index) << 3);
    let x = get(from, index);
    for (let k = index; k < row - 1; k++) {
      const y = get(from, k + 1);
      const cosine = get(cosines, k);
      const sine = get(sines, k);
      set(to, k, cosine * x + sine * y);
      x = cosine * y - sine * x;
    }
    const y = get(from, row);
    const length = Math.sqrt(x * x + y * y);
    set(cosines, row - 1, x / length);
    set(sines, row - 1, y / length);
    set(to, row - 1, length);
  }
  store<i32>(active, min(load<i32>(active, KEPT), index), KEPT);
}

/** Overwrites `goal` with the solution of L Lᵀ x = goal; of the forward solution the first `from` entries still hold. */
function solve(active: usize, from: i32): void {
  const size = load<i32>(active, SIZE);
  const goal = pointer(active, GOAL);
  const forward = pointer(active, FORWARD);
  let row = rowOf(pointer(active, FACTOR), from);
  for (let k = from; k < size; k++) {
    set(forward, k, (get(goal, k) - dotOf(row, forward, k)) / get(row, k));
    row += usize(k + 1) << 3;
  }
  store<i32>(active, size, KEPT);
  memory.copy(goal, forward, usize(size) << 3);
  solveTransposed(active, goal);
}

function solveTransposed(active: usize, values: usize): void {
  const factor = pointer(active, FACTOR);
  for (let k = load<i32>(active, SIZE) - 1; k >= 0; k--) {
    let row = rowOf(factor, k);
    const value = get(values, k) / get(row, k);
    set(values, k, value);
    const twice = f64x2.splat(value);
    let to = values;
    for (const end = values + (usize(k & ~1) << 3); to < end; to += 16, row += 16)
      v128.store(to, f64x2.sub(v128.load(to), f64x2.mul(twice, v128.load(row))));
    if ((k & 1) !== 0) store<f64>(to, load<f64>(to) - value * load<f64>(row));
  }
}
