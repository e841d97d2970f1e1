import type { Dosages } from '../linear-algebra/plain-calls.js';
import { callShapes, type ColumnShapes, valueShapes } from './column-shapes.js';

/** Which columns of a matrix are the same to a linear model with an intercept. */
export interface DistinctColumns {
  /** The first column of every group of identical or complementary columns, in order; constant columns are left out. */
  readonly representatives: Int32Array;
  /** For every column the index of its group, −1 for a constant column. */
  readonly group: Int32Array;
  /** 1 where a column rises with its representative, −1 where it is the complement. */
  readonly sign: Int8Array;
}

/**
 * Groups columns that differ by a constant or by a constant and their sign: linked markers that no sample separates.
 * The comparison is exact.
 */
export function distinctColumns(matrix: Dosages): DistinctColumns {
  const columns = matrix.features.length;
  const shapes: ColumnShapes =
    matrix.called === undefined
      ? valueShapes(matrix.values, matrix.samples.length)
      : callShapes(matrix.called, matrix.samples.length);
  const groupByHash = new Map<number, number>();
  /** The group before with the same hash. */
  const before = new Int32Array(columns);
  const representatives = new Int32Array(columns);
  const directions = new Int8Array(columns);
  let count = 0;
  const group = new Int32Array(columns).fill(-1);
  const sign = new Int8Array(columns).fill(1);
  for (let column = 0; column < columns; column++) {
    const direction = shapes.read(column);
    if (direction === 0) continue;
    const hash = hashOf(shapes.words);
    const last = groupByHash.get(hash) ?? -1;
    let index = last;
    while (index >= 0 && !shapes.isThatOf(representatives[index]!, directions[index]!))
      index = before[index]!;
    if (index < 0) {
      index = count++;
      representatives[index] = column;
      directions[index] = direction;
      before[index] = last;
      groupByHash.set(hash, index);
    }
    group[column] = index;
    sign[column] = directions[index] === direction ? 1 : -1;
  }
  return { representatives: representatives.slice(0, count), group, sign };
}

/** FNV-1a on 32-bit words; with another odd factor, another hash. */
export function hashOf(words: Int32Array, factor = 0x01000193): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words[at]!, factor);
  return hash ^ (hash >>> 15);
}
