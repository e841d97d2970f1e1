import { expect, it } from 'vitest';
import { twoSidedNormalP } from '@snpress/evaluate/distribution/normal';
import { associateJointly } from '../../src/joint/associate-jointly.js';

it('is the test of one model where there is one, or several that are the same', () => {
  const one = associateJointly(Float64Array.of(3), Float64Array.of(1));
  const twice = associateJointly(Float64Array.of(3, 3), Float64Array.of(1, 1, 1, 1));
  expect(one.p).toBeCloseTo(twoSidedNormalP(3), 14);
  expect(twice.p).toBeCloseTo(one.p, 14);
  expect([twice.models, twice.independent]).toEqual([2, 1]);
});

it('adds up independent models, and keeps those above the condition number', () => {
  const z = Float64Array.of(3, 2);
  expect(associateJointly(z, Float64Array.of(1, 0, 0, 1)).chiSquare).toBeCloseTo(13, 12);
  const alike = Float64Array.of(1, 0.95, 0.95, 1);
  expect(associateJointly(z, alike, 30).independent).toBe(1);
  expect(associateJointly(z, alike, 50).independent).toBe(2);
});
