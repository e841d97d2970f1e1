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
 *
 * @param values - feature-major, rows × columns.
 */
export function distinctColumns(values: Float32Array, rows: number, columns: number): DistinctColumns {
  const groupsByHash = new Map<number, number[]>();
  const representatives: number[] = [];
  const directions: number[] = [];
  const group = new Int32Array(columns).fill(-1);
  const sign = new Int8Array(columns).fill(1);
  const shape = new Float64Array(rows);
  const words = new Int32Array(shape.buffer);

  const hasShape = (index: number): boolean => {
    const at = representatives[index]! * rows;
    const origin = values[at]!;
    for (let row = 0; row < rows; row++) {
      if (directions[index]! * (values[at + row]! - origin) !== shape[row]) return false;
    }
    return true;
  };

  for (let column = 0; column < columns; column++) {
    const direction = readShape(values, column * rows, shape);
    if (direction === 0) continue;
    const hash = hashOf(words);
    const candidates = groupsByHash.get(hash);
    let index = candidates?.find(hasShape);
    if (index === undefined) {
      index = representatives.push(column) - 1;
      directions.push(direction);
      if (candidates === undefined) groupsByHash.set(hash, [index]);
      else candidates.push(index);
    }
    group[column] = index;
    sign[column] = directions[index] === direction ? 1 : -1;
  }
  return { representatives: Int32Array.from(representatives), group, sign };
}

/** Writes a column less its first value, turned so that its first change is a rise; returns the direction of that change. */
function readShape(values: Float32Array, at: number, shape: Float64Array): number {
  const origin = values[at]!;
  let direction = 0;
  for (let row = 0; row < shape.length; row++) {
    const rise = values[at + row]! - origin;
    if (direction === 0) direction = Math.sign(rise);
    shape[row] = rise === 0 ? 0 : direction * rise;
  }
  return direction;
}

/** FNV-1a on 32-bit words. */
function hashOf(words: Int32Array): number {
  let hash = 0x811c9dc5;
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
  return hash ^ (hash >>> 15);
}
