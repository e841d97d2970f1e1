/** The product of `length` values of `a` from `offset` on with the first values of `b`, in four running sums. */
export function dot(a: Float64Array, offset: number, b: Float64Array, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    s0 += a[offset + i]! * b[i]!;
    s1 += a[offset + i + 1]! * b[i + 1]!;
    s2 += a[offset + i + 2]! * b[i + 2]!;
    s3 += a[offset + i + 3]! * b[i + 3]!;
  }
  for (; i < length; i++) s0 += a[offset + i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
}
