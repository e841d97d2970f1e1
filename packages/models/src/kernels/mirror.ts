const TILE = 32;

/** Copies the triangle below the diagonal above it, in tiles that fit the cache. */
export function mirror(square: Float32Array | Float64Array, size: number): void {
  for (let top = 0; top < size; top += TILE) {
    for (let left = 0; left <= top; left += TILE) {
      for (let row = top; row < Math.min(size, top + TILE); row++) {
        for (let column = left; column < Math.min(row, left + TILE); column++)
          square[column * size + row] = square[row * size + column]!;
      }
    }
  }
}
