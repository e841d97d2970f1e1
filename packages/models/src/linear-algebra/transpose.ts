/** `count` vectors of `length` values as `length` vectors of `count` values. */
export function transpose(values: Float64Array, count: number, length: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < length; i++) result[i * count + k] = values[k * length + i]!;
  }
  return result;
}
