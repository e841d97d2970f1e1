/** So many vectors lie side by side in the kernels of assembly/lanes.ts: value i of vector v is at 8 (⌊v/8⌋ · size + i) + v mod 8. */
export const LANES = 8;

/** Where a value of a matrix lies whose rows are interleaved by fours. */
export function interleavedAt(row: number, column: number, columns: number): number {
  return ((row >> 2) * columns + column) * 4 + (row & 3);
}
