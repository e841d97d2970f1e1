import { expect, it } from 'vitest';
import { criticalNormal, twoSidedNormalP } from '../../src/distribution/normal.js';
import { resampling } from '../fixtures/resampling.js';

it.each(resampling.normal)('P(|Z| ≥ %d) agrees with SciPy', (z, p) => {
  expect(twoSidedNormalP(z) / p).toBeCloseTo(1, 11);
});

it.each(resampling.critical)('the z that |Z| exceeds with probability %d agrees with SciPy', (p, z) => {
  expect(criticalNormal(p) / z).toBeCloseTo(1, 11);
});
