import { rowWidth, type SymmetricSteps } from '../../src/kernels/symmetric-steps.js';

/** The steps of `withSymmetricSteps`, to rounding, in plain TypeScript. */
export function plainSymmetricSteps(size: number): SymmetricSteps {
  const width = rowWidth(size);
  const [matrix, product, v, sines, cosines] = [size * width, width, width, width, width].map(
    (length) => new Float64Array(length),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  return {
    ...{ width, matrix, vector: v, sines, cosines },
    reflect(first, scale) {
      product.fill(0, first);
      for (let i = first; i < size; i++) {
        const row = i * width;
        const vi = v[i]!;
        let sum = matrix[row + i]! * vi;
        for (let j = first; j < i; j++) {
          const a = matrix[row + j]!;
          sum += a * v[j]!;
          product[j]! += a * vi;
        }
        product[i]! += sum;
      }
      let along = 0;
      for (let i = first; i < size; i++) along += product[i]! * v[i]!;
      const shift = (scale * scale * along) / 2;
      for (let i = first; i < size; i++) product[i] = scale * product[i]! - shift * v[i]!;
      for (let i = first; i < size; i++) {
        const row = i * width;
        for (let j = first; j <= i; j++) matrix[row + j]! -= v[i]! * product[j]! + product[i]! * v[j]!;
      }
    },
    reflectRows(first, scale) {
      for (let i = first; i < size; i++) {
        const row = i * width;
        let along = 0;
        for (let j = first; j < size; j++) along += matrix[row + j]! * v[j]!;
        along *= scale;
        for (let j = first; j < size; j++) matrix[row + j]! -= along * v[j]!;
      }
    },
    rotateRows(last, count) {
      for (let at = 0; at < count; at++) {
        const lower = (last - at) * width;
        const upper = lower - width;
        for (let k = 0; k < size; k++) {
          const a = matrix[upper + k]!;
          const b = matrix[lower + k]!;
          matrix[lower + k] = sines[at]! * a + cosines[at]! * b;
          matrix[upper + k] = cosines[at]! * a - sines[at]! * b;
        }
      }
    },
  };
}
