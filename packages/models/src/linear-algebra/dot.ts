/** The product of `length` values of `a` from `offset` on with those of `b` from `start` on, in four running sums. */
export function dot(a: Float64Array, offset: number, b: Float64Array, start: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    s0 += a[offset + i]! * b[start + i]!;
    s1 += a[offset + i + 1]! * b[start + i + 1]!;
    s2 += a[offset + i + 2]! * b[start + i + 2]!;
    s3 += a[offset + i + 3]! * b[start + i + 3]!;
  }
  for (; i < length; i++) s0 += a[offset + i]! * b[start + i]!;
  return s0 + s1 + (s2 + s3);
}
