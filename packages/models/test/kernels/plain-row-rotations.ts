import type { RowRotations } from '../../src/kernels/row-rotations.js';
import { rowWidth } from '../../src/kernels/row-width.js';

/** The rotations of `withRowRotations`, to rounding, in plain TypeScript. */
export function plainRowRotations(size: number): RowRotations {
  const width = rowWidth(size);
  const [matrix, sines, cosines] = [size * width, width, width].map((length) => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return {
    ...{ width, matrix, sines, cosines },
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
