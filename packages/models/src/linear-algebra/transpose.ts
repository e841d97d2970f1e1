const TILE = 16;

/** `count` vectors of `length` values as `length` vectors of `count` values, in tiles that fit the cache. */
export function transpose(values: Float64Array, count: number, length: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let top = 0; top < count; top += TILE) {
    const bottom = Math.min(count, top + TILE);
    for (let left = 0; left < length; left += TILE) {
      const right = Math.min(length, left + TILE);
      for (let i = left; i < right; i++) {
        for (let k = top; k < bottom; k++) result[i * count + k] = values[k * length + i]!;
      }
    }
  }
  return result;
}
