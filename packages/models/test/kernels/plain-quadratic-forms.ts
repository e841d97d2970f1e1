/** `quadraticForms` to the last bit in plain TypeScript. */
export function plainQuadraticForms(
  upper: Float64Array,
  size: number,
  vectors: Float64Array,
  count: number,
  result: Float64Array,
  offset: number,
): void {
  for (let v = 0; v < count; v += 4) {
    const v0 = v * size;
    const v1 = Math.min(v + 1, count - 1) * size;
    const v2 = Math.min(v + 2, count - 1) * size;
    const v3 = Math.min(v + 3, count - 1) * size;
    let q0 = 0;
    let q1 = 0;
    let q2 = 0;
    let q3 = 0;
    for (let i = 0; i < size; i += 2) {
      const top = i * size;
      const below = Math.min(i + 1, size - 1) * size;
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let t = i; t < size; t++) {
        const r = upper[top + t]!;
        const s = upper[below + t]!;
        const x0 = vectors[v0 + t]!;
        const x1 = vectors[v1 + t]!;
        const x2 = vectors[v2 + t]!;
        const x3 = vectors[v3 + t]!;
        a0 += r * x0;
        a1 += r * x1;
        a2 += r * x2;
        a3 += r * x3;
        b0 += s * x0;
        b1 += s * x1;
        b2 += s * x2;
        b3 += s * x3;
      }
      const last = i + 1 < size ? 1 : 0;
      q0 += a0 * a0;
      q0 += last * b0 * b0;
      q1 += a1 * a1;
      q1 += last * b1 * b1;
      q2 += a2 * a2;
      q2 += last * b2 * b2;
      q3 += a3 * a3;
      q3 += last * b3 * b3;
    }
    result[offset + v] = q0;
    if (v + 1 < count) result[offset + v + 1] = q1;
    if (v + 2 < count) result[offset + v + 2] = q2;
    if (v + 3 < count) result[offset + v + 3] = q3;
  }
}
