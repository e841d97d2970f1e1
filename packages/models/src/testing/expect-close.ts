import assert from 'node:assert/strict';
import type { Matrix } from '@snpress/data';

/** Fails unless two matrices have the same ids and values that differ by no more than `tolerance`. */
export function expectClose(actual: Matrix, expected: Matrix, tolerance: number): void {
  assert.deepEqual(actual.samples, expected.samples, 'sample ids differ');
  assert.deepEqual(actual.features, expected.features, 'feature ids differ');
  assert.equal(actual.values.length, expected.values.length, 'numbers of values differ');
  const rows = expected.samples.length;
  actual.values.forEach((value, at) => {
    const wanted = expected.values[at]!;
    assert.ok(
      Math.abs(value - wanted) <= tolerance,
      `${expected.features[Math.floor(at / rows)]!}, ${expected.samples[at % rows]!}: ${value} is not ${wanted} ± ${tolerance}`,
    );
  });
}

/** Fails unless every value is finite. */
export function expectFinite(matrix: Matrix): void {
  const at = matrix.values.findIndex((value) => !Number.isFinite(value));
  const feature = matrix.features[Math.floor(at / matrix.samples.length)] ?? '';
  assert.equal(at, -1, `the prediction of ${feature} is ${matrix.values[at] ?? NaN}`);
}
