import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { borrowKernels, type KernelMemory, returnKernels } from './kernel-memory.js';
import { type Grouping, groupingOf, type PlainCalls, sixteens } from './call-grouping.js';
import { mirror } from './mirror.js';

/** Columns of one table. */
const WIDTH = 64;
/** Bytes of calls that go through the memory together, about. */
const PANEL = 2 ** 23;
/** Markers whose products with calls up to 2 add up to less than 2¹⁶. */
const MOST_MARKERS = 16_000;

/**
 * A Bᵀ of calls of the same markers, rowsA × rowsB: exact but for what missing calls stand for, which is summed in single precision.
 *
 * Of a few markers together there are few different genotypes (3⁴ of four): what they add to the products with 64 samples is looked up
 * in a table that is made once for all others (Arlazarov, Dinic, Kronrod & Faradzhev 1970).
 */
export function callProducts(a: PlainCalls, b: PlainCalls): Float64Array {
  const isSymmetric = a === b;
  const markers = a.levels.length / levelsPerFeature;
  const result = new Float64Array(a.rows * b.rows);
  const grouping = groupingOf(isSymmetric ? [a] : [a, b]);
  const block = grouping.size * grouping.groups;
  const most = Math.min(MOST_MARKERS, Math.max(block, PANEL / Math.max(a.rows, b.rows)));
  const width = Math.min(Math.floor(most / block), Math.ceil(markers / block)) * block;
  for (let first = 0; first < markers; first += width) {
    const place = layOut(a, b, grouping, width);
    const count = Math.min(width, markers - first);
    writePanel(place, place.left, a, first, count);
    if (!isSymmetric) writePanel(place, place.right, b, first, count);
    addObserved(place, grouping, Math.ceil(count / block), isSymmetric, result);
    addMissing(place, a, b, first, count, result);
    returnKernels(place.borrowed);
  }
  if (isSymmetric) mirror(result, a.rows);
  return result;
}

/** Calls of a side in the memory: `stride` bytes from marker to marker. */
interface Side {
  readonly at: number;
  readonly rows: number;
  readonly stride: number;
}

interface Place {
  readonly borrowed: KernelMemory;
  readonly width: number;
  readonly left: Side;
  readonly right: Side;
  readonly indices: number;
  /** Bytes from the indices of a sample to those of the next. */
  readonly step: number;
  readonly tables: number;
  readonly sums: number;
  readonly list: number;
  readonly factors: number;
  readonly target: number;
}

function layOut(a: PlainCalls, b: PlainCalls, { radix, size, groups }: Grouping, width: number): Place {
  let end = 0;
  const take = (bytes: number): number => {
    const at = end;
    end += 16 * Math.ceil(bytes / 16);
    return at;
  };
  const side = ({ rows }: PlainCalls): Side => {
    const stride = sixteens(rows);
    return { at: take(width * stride + WIDTH), rows, stride };
  };
  const left = side(a);
  const right = a === b ? left : side(b);
  const step = sixteens(groups);
  const blocks = width / (size * groups);
  const longest = Math.max(left.stride, right.stride);
  const places = {
    indices: take(blocks * left.stride * step),
    tables: take(groups * radix ** size * WIDTH),
    sums: take(left.stride * WIDTH * Uint16Array.BYTES_PER_ELEMENT),
    list: take(width * Uint32Array.BYTES_PER_ELEMENT),
    factors: take(width * Float32Array.BYTES_PER_ELEMENT),
    target: take(longest * Float32Array.BYTES_PER_ELEMENT),
  };
  return { borrowed: borrowKernels(end), width, left, right, step, ...places };
}

/** Copies the calls of some markers, followed by zeros. */
function writePanel(
  { borrowed, width }: Place,
  { at, rows, stride }: Side,
  { calls }: PlainCalls,
  first: number,
  count: number,
): void {
  const target = new Int8Array(borrowed.memory.buffer, at, width * stride + WIDTH);
  for (let marker = 0; marker < count; marker++) {
    const from = (first + marker) * rows;
    target.set(calls.subarray(from, from + rows), marker * stride);
    target.fill(0, marker * stride + rows, (marker + 1) * stride);
  }
  target.fill(0, count * stride);
}

/** Adds the products of what is observed; where A is B, in the tiles on and below the diagonal. */
function addObserved(
  { borrowed, left, right, indices, step, tables, sums }: Place,
  { radix, size, groups }: Grouping,
  blocks: number,
  isSymmetric: boolean,
  result: Float64Array,
): void {
  const { kernels, memory } = borrowed;
  const own = size * groups;
  const indicesOf = (block: number): number => indices + block * left.stride * step;
  for (let block = 0; block < blocks; block++) {
    const from = left.at + block * own * left.stride;
    kernels.indexCalls(from, left.stride, left.rows, groups, size, radix, indicesOf(block), step);
  }
  const added = new Uint16Array(memory.buffer, sums, left.rows * WIDTH);
  for (let column = 0; column < right.rows; column += WIDTH) {
    const row = isSymmetric ? column : 0;
    added.fill(0);
    for (let block = 0; block < blocks; block++) {
      kernels.callTables(
        right.at + block * own * right.stride + column,
        ...([right.stride, groups, size, radix, tables] as const),
      );
      kernels.addTableRows(
        indicesOf(block) + row * step,
        ...([step, left.rows - row, groups, tables, radix ** size * WIDTH] as const),
        sums + row * WIDTH * Uint16Array.BYTES_PER_ELEMENT,
      );
    }
    const columns = Math.min(WIDTH, right.rows - column);
    for (let i = row; i < left.rows; i++) {
      const to = i * right.rows + column;
      for (let j = 0; j < columns; j++) result[to + j]! += added[i * WIDTH + j]!;
    }
  }
}

/** Adds the products of what missing calls stand for; where A is B, on and below the diagonal. */
function addMissing(
  place: Place,
  a: PlainCalls,
  b: PlainCalls,
  first: number,
  count: number,
  result: Float64Array,
): void {
  const { left, right } = place;
  const ofA = missingOf(a, first, count);
  const ofB = a === b ? ofA : missingOf(b, first, count);
  ofA.forEach((own, i) => {
    combine(place, right, own, a, first, (j, value) => {
      result[a !== b || j <= i ? i * right.rows + j : j * right.rows + i]! += value;
    });
  });
  if (a !== b) {
    ofB.forEach((own, j) => {
      combine(place, left, own, b, first, (i, value) => (result[i * right.rows + j]! += value));
    });
  }
  addBothMissing(a, b, ofA, ofB, first, result);
}

/** The markers of a panel that each sample lacks. */
function missingOf({ calls, rows }: PlainCalls, first: number, count: number): number[][] {
  const missing = Array.from({ length: rows }, (): number[] => []);
  for (let marker = 0, at = first * rows; marker < count; marker++) {
    for (let row = 0; row < rows; row++, at++) if (calls[at]! < 0) missing[row]!.push(marker);
  }
  return missing;
}

/** Σ over markers of what a missing call stands for times the observed calls of every sample of a side. */
function combine(
  { borrowed, list, factors, target }: Place,
  { at, rows, stride }: Side,
  markers: readonly number[],
  { levels }: PlainCalls,
  first: number,
  add: (row: number, value: number) => void,
): void {
  if (markers.length === 0) return;
  const { kernels, memory } = borrowed;
  new Uint32Array(memory.buffer, list, markers.length).set(markers);
  const weights = new Float32Array(memory.buffer, factors, markers.length);
  markers.forEach((marker, k) => (weights[k] = levels[(first + marker) * levelsPerFeature]!));
  kernels.combineCalls(at, stride, list, factors, markers.length, rows, target);
  const sums = new Float32Array(memory.buffer, target, rows);
  for (let row = 0; row < rows; row++) add(row, sums[row]!);
}

function addBothMissing(
  a: PlainCalls,
  b: PlainCalls,
  ofA: readonly (readonly number[])[],
  ofB: readonly (readonly number[])[],
  first: number,
  result: Float64Array,
): void {
  const lacking: number[][] = [];
  ofB.forEach((markers, j) => {
    for (const marker of markers) (lacking[marker] ??= []).push(j);
  });
  ofA.forEach((markers, i) => {
    for (const marker of markers) {
      const level = (first + marker) * levelsPerFeature;
      const product = a.levels[level]! * b.levels[level]!;
      for (const j of lacking[marker] ?? []) if (a !== b || j <= i) result[i * b.rows + j]! += product;
    }
  });
}
