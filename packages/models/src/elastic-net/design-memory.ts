import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { KernelHeap } from '../kernels/kernel-heap.js';
import { type ColumnSource, inSteps, SparseColumns } from '../kernels/sparse-columns.js';
import type { Design } from './design.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
const INTEGER = Int32Array.BYTES_PER_ELEMENT;
const SINGLE = Float32Array.BYTES_PER_ELEMENT;
/** Samples in a word of bits. */
const WORD = 64;
/** Bytes that kernels write after a column at most. */
const PADDING = 64;

/** A design as the kernels of assembly/active-set.ts have it. */
export interface DesignMemory {
  readonly heap: KernelHeap;
  readonly design: Design;
  readonly columns: SparseColumns;
  /** The columns of the held samples. */
  readonly held: SparseColumns;
  /** How many numbers the kernels have of each held sample, and room for them. */
  readonly heldLength: number;
  readonly scratchAt: number;
  /** Where the structure of the design lies, its list of near columns, and their products. */
  readonly at: number;
  readonly nearAt: number;
  readonly productsAt: number;
}

/** Other samples in the columns of a design, as dosages. */
export interface HeldColumns {
  readonly rows: number;
  readonly source: ColumnSource;
}

const noneHeld: HeldColumns = { rows: 0, source: () => undefined };

export function designMemory(design: Design, { rows, source } = noneHeld): DesignMemory {
  const heap = new KernelHeap();
  const { samples, columns: count, means, columnScales, lengths, multiplicity, representatives } = design;
  const columns = new SparseColumns(heap, ...trainingColumns(heap, design));
  const held = new SparseColumns(heap, rows * SINGLE + PADDING, count, dosagesOf(heap, rows, source));
  const numbers = (values: ArrayLike<number>): number => {
    const at = heap.take(count * DOUBLE);
    heap.doubles.set(values, at / DOUBLE);
    return at;
  };
  const heldLength = inSteps(rows);
  const scratchAt = heap.take(heldLength * DOUBLE);
  const nearAt = heap.take(count * INTEGER);
  const productsAt = heap.take(count * DOUBLE);
  const fields = [
    columns.addressesAt,
    numbers(Float64Array.from(representatives, (marker) => means[marker]!)),
    numbers(columnScales.map((scale) => 1 / scale)),
    numbers(lengths.map((length) => length ** 2)),
    numbers(multiplicity),
    heap.takeZeros(count),
    productsAt,
    nearAt,
    heap.take(inSteps(samples) * DOUBLE),
    samples,
    design.calls === undefined ? 0 : design.calls.calls.includes(2) ? 2 : 1,
  ];
  const at = heap.take(fields.length * INTEGER);
  heap.integers.set(fields, at / INTEGER);
  return { heap, design, columns, held, heldLength, scratchAt, at, nearAt, productsAt };
}

/** Bytes of a column of the training samples, how many columns there are, and what makes one. */
function trainingColumns(
  heap: KernelHeap,
  { samples, columns, dosages, calls, representatives }: Design,
): [number, number, (column: number, at: number) => void] {
  const bytes = samples * SINGLE + PADDING;
  if (calls === undefined) return [bytes, columns, dosagesOf(heap, samples, dosages)];
  const words = Math.ceil(samples / WORD);
  const callsAt = heap.takeZeros(words * WORD);
  const write = (column: number, at: number): void => {
    const marker = representatives[column]!;
    heap.bytes.set(calls.calls.subarray(marker * samples, (marker + 1) * samples), callsAt);
    heap.kernels.expandCalls(callsAt, samples, calls.levels[marker * levelsPerFeature]!, at);
  };
  return [bytes + DOUBLE + 3 * words * DOUBLE, columns, write];
}

/** Makes a column of dosages, padded with zeros. */
function dosagesOf(heap: KernelHeap, length: number, source: ColumnSource) {
  return (column: number, at: number): void => {
    const from = at / SINGLE;
    source(column, heap.floats.subarray(from, from + length));
    heap.floats.fill(0, from + length, from + inSteps(length));
  };
}

/** The largest |xⱼᵀv| among some columns, for a vector in the heap. */
export function largestProduct(memory: DesignMemory, list: Int32Array, vectorAt: number): number {
  const { heap, columns, at, nearAt, productsAt } = memory;
  columns.next();
  for (const column of list) columns.ask(column);
  heap.integers.set(list, nearAt / INTEGER);
  heap.kernels.timesColumns(at, nearAt, list.length, vectorAt, productsAt);
  const from = productsAt / DOUBLE;
  return heap.doubles
    .subarray(from, from + list.length)
    .reduce((most, product) => Math.max(most, Math.abs(product)), 0);
}
