/** Doubles from row to row of a matrix in the kernels' memory, a multiple of eight: rows a multiple of 4 KiB apart would share their places in the cache. */
export function rowWidth(size: number): number {
  return 8 * (Math.ceil(size / 8) | 1);
}
