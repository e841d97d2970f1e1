import { expect, it } from 'vitest';
import { placesAmong } from '../../src/susie/places-among.js';

it('takes places that hardly vary among some samples for constant there', () => {
  const samples = 20;
  const carriers = (...rows: readonly number[]): number[] =>
    Array.from({ length: samples }, (_, row) => (rows.includes(row) ? 1 : 0));
  const standardised = (values: readonly number[]): number[] => {
    const mean = values.reduce((sum, value) => sum + value / samples, 0);
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / samples, 0));
    return values.map((value) => (value - mean) / deviation);
  };
  // Among the first ten: varies, is constant, varies by a trace beside the carriers among the others.
  const columns = [
    carriers(1, 3, 5, 12, 14),
    carriers(12, 14),
    carriers(12, 14).map((value, row) => (row === 1 ? 0.05 : value)),
  ];
  const rows = Int32Array.from({ length: 10 }, (_, row) => row);
  const data = {
    samples,
    columns: Float64Array.from(columns.flatMap(standardised)),
    targets: new Float64Array(samples),
  };
  const { scales, columns: among } = placesAmong(data, Int32Array.of(0), rows);
  expect([...scales!].map((scale) => scale > 0)).toEqual([true, false, false]);
  const own = among.subarray(0, 10);
  expect(own.reduce((sum, value) => sum + value * value, 0) / 10).toBeCloseTo(1, 12);
  expect(among.subarray(10).every((value) => value === 0)).toBe(true);
});
