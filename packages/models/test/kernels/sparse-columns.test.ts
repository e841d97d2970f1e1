import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { sparseColumns } from '../../src/kernels/sparse-columns.js';

const product = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, row) => sum + value * b[row]!, 0);

describe('columns of which few have a weight', () => {
  it.each([
    [1, 1, Infinity],
    [7, 5, Infinity],
    [8, 12, Infinity],
    [90, 33, Infinity],
    // No room for all of them, nor for those of one product.
    [90, 200, 0],
  ])('of %i rows and %i columns: as by plain code', (length, count, room) => {
    const rng = createRng(`${length} ${count}`);
    const columns = Array.from({ length: count }, () => Float64Array.from({ length }, () => rng.normal()));
    let made = 0;
    const source = (column: number, place: Float64Array): void => {
      made++;
      place.set(columns[column]!);
    };
    const own = sparseColumns(source, length, count, room);
    const target = Float64Array.from({ length }, () => rng.normal());
    const active = Int32Array.from(rng.permutation(count).slice(0, Math.ceil(count / 2)));
    const weights = Float64Array.from(active, () => rng.normal());
    const list = Int32Array.from(rng.permutation(count));
    const found = new Float64Array(length);
    own.subtract(active, weights, active.length, target, found);
    const residual = target.slice();
    active.forEach((column, k) => {
      for (let row = 0; row < length; row++) residual[row]! -= weights[k]! * columns[column]![row]!;
    });
    const near = (own: ArrayLike<number>, wanted: ArrayLike<number>): void => {
      for (let k = 0; k < wanted.length; k++) expect(own[k]).toBeCloseTo(wanted[k]!, 10);
    };
    near(found, residual);
    near(
      own.withVector(list, count, residual),
      Float64Array.from(list, (column) => product(columns[column]!, residual)),
    );
    near(
      own.withColumn(active, active.length, count - 1),
      Float64Array.from(active, (column) => product(columns[column]!, columns[count - 1]!)),
    );
    expect(own.valuesOf(0)).toEqual(columns[0]);
    expect(made).toBeGreaterThanOrEqual(count);
    if (room > 0) expect(made).toBe(count);
    own.release();
  });
});
