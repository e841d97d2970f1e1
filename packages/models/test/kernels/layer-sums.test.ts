import { createRng } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { borrowKernels, returnKernels } from '../../src/kernels/kernel-memory.js';
import { layerSums, plainLayerSums } from '../../src/kernels/layer-sums.js';

describe('the sums of a layer', () => {
  it.each([
    [1, 1, 1],
    [3, 300, 5],
    [131, 129, 18],
    [4, 128, 8],
  ])(
    'of %i samples, %i inputs and %i units are those of plain arithmetic to the last bit',
    (rows, columns, units) => {
      const rng = createRng(rows);
      const draw = () => rng.normal();
      const layer = {
        inputs: columns,
        outputs: units,
        weights: Float32Array.from({ length: columns * units }, draw),
        bias: Float32Array.from({ length: units }, draw),
      };
      const below = { rows, columns, values: Float64Array.from({ length: rows * columns }, draw) };
      const used = borrowKernels(2_000_000);
      new Float64Array(used.memory.buffer).fill(NaN);
      returnKernels(used);
      const sums = layerSums(below, layer);
      expect(sums).toMatchObject({ rows, columns: units });
      expect(sums.values).toEqual(plainLayerSums(below, layer));
    },
  );
});
