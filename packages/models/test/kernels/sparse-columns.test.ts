import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { plainSparseColumns, sparseColumns } from '../../src/kernels/sparse-columns.js';

describe('columns of which few have a weight', () => {
  it.each([
    [1, 1],
    [7, 5],
    [8, 12],
    [90, 33],
  ])('of %i rows and %i columns: SIMD and plain code agree', (length, count) => {
    const rng = createRng(`${length} ${count}`);
    const values = Float64Array.from({ length: length * count }, () => rng.normal());
    const rooms = [sparseColumns, plainSparseColumns].map((make) => make(values, length, count));
    const target = Float64Array.from({ length }, () => rng.normal());
    const active = rng.permutation(count).slice(0, Math.ceil(count / 2));
    const weights = Float64Array.from(active, () => rng.normal());
    const list = rng.permutation(count);
    const [fast, plain] = rooms.map((room) => {
      room.target.set(target);
      room.active.set(active);
      room.weights.set(weights);
      room.subtract(active.length);
      room.list.set(list);
      room.withResidual(count);
      const withResidual = [...room.products];
      room.withColumn(active.length, count - 1);
      return [
        ...room.residual,
        ...withResidual,
        ...room.products.subarray(0, active.length),
        room.withTarget(0),
      ];
    });
    expect(fast).toHaveLength(plain!.length);
    for (const [index, value] of plain!.entries()) expect(fast![index]).toBeCloseTo(value, 10);
    for (const room of rooms) room.release();
  });
});
