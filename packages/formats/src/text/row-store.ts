const valuesPerBlock = 1 << 20;

/** Rows of numbers whose count is not known beforehand, kept in blocks so that growing never copies them. */
export interface RowStore {
  /** A new row to be filled: `rowLength` values, zero. */
  addRow(): Float32Array;
  /** All rows, one after another. Empties the store. */
  concatenate(): Float32Array;
  /** All columns, one after another. Empties the store. */
  transpose(): Float32Array;
}

/** Makes an empty store of rows of equal length. */
export function createRowStore(rowLength: number): RowStore {
  const rowsPerBlock = Math.max(1, Math.floor(valuesPerBlock / Math.max(1, rowLength)));
  const blocks: Float32Array[] = [];
  let rows = 0;

  const rowOf = (block: Float32Array, row: number): Float32Array =>
    block.subarray(row * rowLength, (row + 1) * rowLength);

  /** Hands out the blocks from the last to the first and forgets each, so that memory is held once. */
  function* takeRows(): Generator<readonly [row: number, values: Float32Array]> {
    for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
      const first = blocks.length * rowsPerBlock;
      for (let row = rows - 1; row >= first; row--) yield [row, rowOf(block, row - first)];
      rows = first;
    }
  }

  return {
    addRow() {
      const inBlock = rows % rowsPerBlock;
      if (inBlock === 0) blocks.push(new Float32Array(rowsPerBlock * rowLength));
      rows++;
      return rowOf(blocks.at(-1)!, inBlock);
    },
    concatenate() {
      const all = new Float32Array(rows * rowLength);
      for (const [row, values] of takeRows()) all.set(values, row * rowLength);
      return all;
    },
    transpose() {
      const count = rows;
      const all = new Float32Array(count * rowLength);
      for (const [row, values] of takeRows()) {
        for (let column = 0; column < rowLength; column++) all[column * count + row] = values[column]!;
      }
      return all;
    },
  };
}
