import { expect, it } from 'vitest';
import { binScaling, standardiseBins } from '../../src/bins/standardise-bins.js';

const rows = 50;

/** One marker a bin. */
function scaled(...markers: readonly (readonly number[])[]) {
  const samples = Array.from({ length: rows }, (_, row) => `s${row}`);
  const matrix = {
    samples,
    features: markers.map((_, marker) => `m${marker}`),
    values: Float32Array.from(markers.flat()),
  };
  return binScaling(matrix, {
    binOf: Int32Array.from(markers.keys()),
    sizes: new Int32Array(markers.length).fill(1),
  });
}

const all = (other: number, of = 0): number[] =>
  Array.from({ length: rows }, (_, row) => (row === 7 ? other : of));

it('takes a marker for constant that varies by an imputed call alone, and not one with a single carrier', () => {
  const { scales } = scaled(all(0.01), all(1), all(2), all(0), all(1.99, 2), all(0.5));
  expect([...scales].map((scale) => scale > 0)).toEqual([false, true, true, false, false, true]);
  // A carrier among new samples stays at the mean where the training samples have none.
  const scaling = scaled(all(0.01), all(1));
  const [imputed, known] = standardiseBins(Float32Array.of(1, 1), 1, scaling);
  expect(imputed).toBe(0);
  expect(known).toBeCloseTo(7, 6);
});
