/** size × size, ones on the diagonal. */
export function identity(size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) result[i * (size + 1)] = 1;
  return result;
}
