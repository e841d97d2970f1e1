import { hasSimd } from '../kernels/kernel-memory.js';
import { multiplyBlocks } from '../kernels/multiply-blocks.js';

/**
 * A Bᵀ of two row-major matrices: `result[i * rowsB + k] = a[i, …] · b[k, …]`.
 *
 * @param a - rowsA × inner, row-major.
 * @param b - rowsB × inner, row-major.
 * @param result - rowsA × rowsB; overwritten.
 */
export function multiplyTransposed<R extends Float32Array | Float64Array>(
  a: Float64Array,
  rowsA: number,
  b: Float64Array,
  rowsB: number,
  inner: number,
  result: R,
): R {
  if (!hasSimd) return plainMultiplyTransposed(a, rowsA, b, rowsB, inner, result);
  multiplyBlocks(a, rowsA, b, rowsB, inner, result);
  return result;
}

/** The same to the last bit in plain TypeScript, in 2 × 4 tiles. */
export function plainMultiplyTransposed<R extends Float32Array | Float64Array>(
  a: Float64Array,
  rowsA: number,
  b: Float64Array,
  rowsB: number,
  inner: number,
  result: R,
): R {
  for (let i = 0; i < rowsA; i += 2) {
    const second = Math.min(i + 1, rowsA - 1);
    const a0 = i * inner;
    const a1 = second * inner;
    for (let k = 0; k < rowsB; k += 4) {
      const k1 = Math.min(k + 1, rowsB - 1);
      const k2 = Math.min(k + 2, rowsB - 1);
      const k3 = Math.min(k + 3, rowsB - 1);
      const b0 = k * inner;
      const b1 = k1 * inner;
      const b2 = k2 * inner;
      const b3 = k3 * inner;
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      for (let t = 0; t < inner; t++) {
        const x0 = a[a0 + t]!;
        const x1 = a[a1 + t]!;
        const y0 = b[b0 + t]!;
        const y1 = b[b1 + t]!;
        const y2 = b[b2 + t]!;
        const y3 = b[b3 + t]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s03 += x0 * y3;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s13 += x1 * y3;
      }
      const to0 = i * rowsB;
      const to1 = second * rowsB;
      result[to0 + k] = s00;
      result[to0 + k1] = s01;
      result[to0 + k2] = s02;
      result[to0 + k3] = s03;
      result[to1 + k] = s10;
      result[to1 + k1] = s11;
      result[to1 + k2] = s12;
      result[to1 + k3] = s13;
    }
  }
  return result;
}
