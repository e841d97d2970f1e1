import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { borrowKernels, type KernelMemory, returnKernels } from './kernel-memory.js';
import { type Grouping, groupingOf, type PlainCalls, sixteens } from './call-grouping.js';
import { mirror } from './mirror.js';

/** Columns of one table. */
const WIDTH = 64;
/** Bytes of calls that go through the memory together, about. */
const PANEL = 2 ** 25;
/** Columns that missing calls are multiplied with together. */
const MISSING_WIDTH = 32;
/** Share of the calls of a panel that are listed together, where they are missing. */
const LISTED = 1 / 16;
/** Markers whose products with calls up to 2 add up to less than 2¹⁶. */
const MOST_MARKERS = 16_000;

/**
 * (A − 1 μᵀ) (B − 1 μᵀ)ᵀ of calls of the same markers, rowsA × rowsB: exact but for what missing calls stand for, which is summed in single
 * precision.
 *
 * Of a few markers together there are few different genotypes (3⁴ of four): what they add to the products with 64 samples is looked up
 * in a table that is made once for all others (Arlazarov, Dinic, Kronrod & Faradzhev 1970).
 *
 * @param means - μ, one per marker.
 */
export function callProducts(a: PlainCalls, b: PlainCalls, means: Float64Array): Float64Array {
  const result = new Float64Array(a.rows * b.rows);
  addCallProducts(a, b, means, result);
  if (a === b) mirror(result, a.rows);
  return result;
}

/** Adds the same to `result`; where A is B, on and below the diagonal. */
export function addCallProducts(
  a: PlainCalls,
  b: PlainCalls,
  means: Float64Array,
  result: Float64Array,
): void {
  const isSymmetric = a === b;
  const markers = means.length;
  const grouping = groupingOf(isSymmetric ? [a] : [a, b]);
  const block = grouping.size * grouping.groups;
  const most = Math.min(MOST_MARKERS, Math.max(block, PANEL / Math.max(a.rows, b.rows)));
  const width = Math.min(Math.floor(most / block), Math.ceil(markers / block)) * block;
  const ofA = new Float64Array(a.rows);
  const ofB = isSymmetric ? ofA : new Float64Array(b.rows);
  for (let first = 0; first < markers; first += width) {
    const place = layOut(a, b, grouping, width);
    const { left, right } = place;
    const count = Math.min(width, markers - first);
    const panel = { first, count };
    writePanel(place, left, a, panel);
    if (!isSymmetric) writePanel(place, right, b, panel);
    addObserved(place, grouping, Math.ceil(count / block), isSymmetric, result);
    addMissing(place, left, right, a, b, panel, result, { own: b.rows, other: 1 });
    addTimesMeans(place, left, a, means, panel, ofA);
    if (!isSymmetric) {
      addMissing(place, right, left, b, a, panel, result, { own: 1, other: b.rows });
      addTimesMeans(place, right, b, means, panel, ofB);
    }
    returnKernels(place.borrowed);
  }
  const square = means.reduce((sum, mean) => sum + mean * mean, 0);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < (isSymmetric ? i + 1 : b.rows); j++)
      result[i * b.rows + j]! += square - ofA[i]! - ofB[j]!;
  }
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
  readonly ends: number;
  readonly list: number;
  /** Where the list must end. */
  readonly listEnd: number;
  readonly factors: number;
  readonly instead: number;
}

/** Markers that go through the memory together. */
interface Panel {
  readonly first: number;
  readonly count: number;
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
    sums: take(longest * WIDTH * Uint16Array.BYTES_PER_ELEMENT),
    ends: take(width * Uint32Array.BYTES_PER_ELEMENT),
    factors: take(width * Float64Array.BYTES_PER_ELEMENT),
    instead: take(width * Float64Array.BYTES_PER_ELEMENT),
    list: take(Uint32Array.BYTES_PER_ELEMENT * longest * Math.max(1, Math.ceil(width * LISTED))),
  };
  return { borrowed: borrowKernels(end), width, left, right, step, ...places, listEnd: end };
}

/** Copies the calls of some markers, followed by zeros. */
function writePanel(
  { borrowed, width }: Place,
  { at, rows, stride }: Side,
  { calls }: PlainCalls,
  { first, count }: Panel,
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

/**
 * Adds the products of what missing calls of a side stand for with the calls of the other, and half of what missing calls of both sides add: from
 * the other side comes the other half. Where both are the same, on and below the diagonal.
 *
 * @param steps - of the result, from sample to sample of each side.
 */
function addMissing(
  { borrowed: { kernels, memory }, ends, list, listEnd, factors, instead, sums }: Place,
  own: Side,
  other: Side,
  { levels }: PlainCalls,
  others: PlainCalls,
  { first, count }: Panel,
  result: Float64Array,
  steps: { readonly own: number; readonly other: number },
): void {
  const weights = new Float32Array(memory.buffer, factors, count);
  const halves = new Float32Array(memory.buffer, instead, count);
  const added = new Float32Array(memory.buffer, sums, own.rows * MISSING_WIDTH);
  for (let from = 0, listed = 0; from < count; from += listed) {
    const calls = own.at + from * own.stride;
    listed = kernels.listMissing(calls, own.stride, own.stride, count - from, ends, list, listEnd);
    if (new Uint32Array(memory.buffer, ends, listed).at(-1) === list) continue;
    for (let m = 0; m < listed; m++) {
      const level = (first + from + m) * levelsPerFeature;
      weights[m] = levels[level]!;
      halves[m] = others.levels[level]! / 2;
    }
    for (let column = 0; column < other.rows; column += MISSING_WIDTH) {
      added.fill(0);
      const columnAt = other.at + from * other.stride + column;
      kernels.addMissing(columnAt, other.stride, listed, ends, list, factors, instead, sums);
      const columns = Math.min(MISSING_WIDTH, other.rows - column);
      for (let i = 0; i < own.rows; i++) {
        const row = i * MISSING_WIDTH;
        const split = own === other ? i - column : columns;
        const to = i * steps.own + column * steps.other;
        for (let j = 0; j < Math.min(columns, split + 1); j++)
          result[to + j * steps.other]! += added[row + j]!;
        const turned = column * steps.own + i * steps.other;
        for (let j = Math.max(0, split); j < columns; j++) result[turned + j * steps.own]! += added[row + j]!;
      }
    }
  }
}

/** Adds X μ. */
function addTimesMeans(
  { borrowed: { kernels, memory }, factors, instead, sums }: Place,
  { at, rows, stride }: Side,
  { levels }: PlainCalls,
  means: Float64Array,
  { first, count }: Panel,
  result: Float64Array,
): void {
  new Float64Array(memory.buffer, factors, count).set(means.subarray(first, first + count));
  const missing = new Float64Array(memory.buffer, instead, count);
  for (let m = 0; m < count; m++) missing[m] = levels[(first + m) * levelsPerFeature]!;
  const added = new Float64Array(memory.buffer, sums, stride).fill(0);
  kernels.addWeighted(at, stride, stride, count, factors, instead, sums);
  for (let row = 0; row < rows; row++) result[row]! += added[row]!;
}
