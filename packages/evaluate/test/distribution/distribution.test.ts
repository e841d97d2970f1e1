import { describe, expect, it } from 'vitest';
import { logGamma } from '../../src/distribution/log-gamma.js';
import { meanOf } from '../../src/distribution/mean-of.js';
import { quantileOf } from '../../src/distribution/quantile-of.js';
import { incompleteBeta } from '../../src/distribution/incomplete-beta.js';
import { criticalT, twoSidedP } from '../../src/distribution/student-t.js';
import { expectations } from '../fixtures/expectations.js';

describe('distributions agree with SciPy', () => {
  it.each(expectations.beta)('incompleteBeta(%d, %d, %d)', (a, b, x, value) => {
    expect(Math.abs(incompleteBeta(a, b, x) - value)).toBeLessThan(1e-12);
    if (value > 0) expect(Math.abs(incompleteBeta(a, b, x) / value - 1)).toBeLessThan(1e-10);
  });

  it.each(expectations.student)('Student t %d, %d degrees of freedom', (t, df, p, critical) => {
    expect(twoSidedP(t, df)).toBeCloseTo(p, 12);
    expect(criticalT(0.05, df) / critical).toBeCloseTo(1, 12);
  });
});

it('incompleteBeta has the ends of a distribution function', () => {
  expect([-1, 0, 1, 2, NaN].map((x) => incompleteBeta(0.5, 5, x))).toEqual([0, 0, 1, 1, NaN]);
});

it('logGamma is the logarithm of factorials', () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n++) {
    expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(
      1e-13 * Math.max(1, Math.log(factorial)),
    );
    factorial *= n;
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
});

it('meanOf is exact for equal values and NaN of nothing', () => {
  expect(meanOf(Array.from({ length: 12 }, () => 0.1))).toBe(0.1);
  expect(meanOf([])).toBeNaN();
});

it('quantileOf interpolates', () => {
  expect([0, 0.25, 0.5, 1].map((probability) => quantileOf([1, 2, 4, 8], probability))).toEqual([
    1, 1.75, 3, 8,
  ]);
  expect(quantileOf([], 0.5)).toBeNaN();
});
