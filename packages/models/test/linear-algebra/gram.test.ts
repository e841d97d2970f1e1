import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { gram } from '../../src/linear-algebra/gram.js';

function explicit(values: Float32Array, rows: number, columns: number, centre: boolean): Float64Array {
  const result = new Float64Array(rows * rows);
  for (let j = 0; j < columns; j++) {
    const column = Array.from(values.subarray(j * rows, (j + 1) * rows));
    const mean = centre ? column.reduce((sum, value) => sum + value, 0) / rows : 0;
    column.forEach((a, i) => {
      column.forEach((b, k) => {
        result[i * rows + k]! += (a - mean) * (b - mean);
      });
    });
  }
  return result;
}

describe('gram', () => {
  const sizes = [
    [1, 1],
    [1, 7],
    [2, 3],
    [3, 500],
    [5, 2],
    [9, 193],
    [18, 385],
  ] as const;
  it.each(sizes)('equals the explicit sums for %i rows and %i features', (rows, columns) => {
    const rng = createRng(`gram/${rows}/${columns}`);
    const values = Float32Array.from({ length: rows * columns }, () => rng.normal() + 3);
    for (const centre of [false, true]) {
      const expected = explicit(values, rows, columns, centre);
      const actual = gram(values, rows, columns, { centre });
      actual.forEach((value, at) => {
        expect(value).toBeCloseTo(expected[at]!, 8);
      });
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < rows; k++) expect(actual[i * rows + k]).toBe(actual[k * rows + i]);
      }
    }
  });

  it('is zero where there are no features', () => {
    expect(gram(new Float32Array(0), 3, 0)).toEqual(new Float64Array(9));
  });
});
