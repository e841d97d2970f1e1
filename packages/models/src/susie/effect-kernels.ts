import type { Kernels } from '../kernels/kernel-memory.js';

/** What a single effect is fitted with: products and weights of whole vectors. Every pointer is a byte offset. */
export type EffectKernels = Pick<
  Kernels,
  'addVector' | 'subtractVector' | 'weighPlaces' | 'listPlaces' | 'combineRows' | 'timesVector'
>;

/** The kernels of assembly/kernels.ts in plain TypeScript on a buffer, the same but for rounding. */
export function plainEffectKernels(buffer: ArrayBuffer): EffectKernels {
  const floats = new Float32Array(buffer);
  const integers = new Int32Array(buffer);
  const view = (offset: number, length: number): Float32Array =>
    floats.subarray(offset >> 2, (offset >> 2) + length);
  return {
    addVector(target, source, count) {
      const [sum, other] = [view(target, count), view(source, count)];
      let most = 0;
      for (let k = 0; k < count; k++) {
        sum[k]! += other[k]!;
        most = Math.max(most, sum[k]! ** 2);
      }
      return most;
    },
    subtractVector(target, source, count) {
      const [rest, other] = [view(target, count), view(source, count)];
      for (let k = 0; k < count; k++) rest[k]! -= other[k]!;
    },
    weighPlaces(z, prior, count, table, sizes, shift, parts, weight, mean, sums) {
      const [values, chances, of] = [view(z, count), view(prior, count), view(table, 4 * sizes)];
      const [part, whole, effect] = [view(parts, sizes * count), view(weight, count), view(mean, count)];
      let total = 0;
      let second = 0;
      for (let k = 0; k < count; k++) {
        const square = values[k]! ** 2;
        let own = 0;
        let first = 0;
        for (let size = 0; size < sizes; size++) {
          const exponent = Math.min(0, Math.max(-60, of[4 * size]! * square - shift));
          const one = chances[k]! * of[4 * size + 1]! * Math.exp(exponent);
          const shrink = of[4 * size + 2]!;
          part[size * count + k] = one;
          own += one;
          first += one * shrink;
          second += one * (shrink * shrink * square + of[4 * size + 3]!);
        }
        whole[k] = own;
        effect[k] = first * values[k]!;
        total += own;
      }
      view(sums, 2).set([total, second]);
    },
    listPlaces(weight, mean, count, least, factor, parts, sizes, rows, coefficients, use) {
      const [whole, effect, part] = [view(weight, count), view(mean, count), view(parts, sizes * count)];
      const used = view(use, sizes).fill(0);
      let listed = 0;
      for (let k = 0; k < count; k++) {
        if (whole[k]! <= Math.fround(least)) continue;
        integers[(rows >> 2) + listed] = k;
        floats[(coefficients >> 2) + listed] = factor * effect[k]!;
        for (let size = 0; size < sizes; size++) used[size]! += part[size * count + k]!;
        listed++;
      }
      return listed;
    },
    combineRows(matrix, width, rows, coefficients, count, target) {
      const result = view(target, width).fill(0);
      for (let listed = 0; listed < count; listed++) {
        const row = view(matrix + 4 * width * integers[(rows >> 2) + listed]!, width);
        const coefficient = floats[(coefficients >> 2) + listed]!;
        for (let k = 0; k < width; k++) result[k]! += coefficient * row[k]!;
      }
    },
    timesVector(matrix, width, count, vector, target) {
      const [factor, result] = [view(vector, width), view(target, count)];
      for (let row = 0, at = matrix >> 2; row < count; row++) {
        let sum = 0;
        for (let k = 0; k < width; k++, at++) sum += floats[at]! * factor[k]!;
        result[row] = sum;
      }
    },
  };
}
