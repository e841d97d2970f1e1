import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chiSquareTail } from '../../src/distribution/chi-square.js';
import {
  criticalNormal,
  criticalNormalOfLog,
  logTwoSidedNormalP,
  twoSidedNormalP,
} from '../../src/distribution/normal.js';
import { twoSidedP } from '../../src/distribution/student-t.js';

/** Made by make_tails.py. */
const tails = JSON.parse(readFileSync(new URL('../fixtures/tails.json', import.meta.url), 'utf8')) as Record<
  'normal' | 'logNormal' | 'chiSquare' | 'student',
  readonly (readonly number[])[]
>;

it.each(tails.normal)('P(|Z| ≥ %d), and back', (z, p) => {
  expect(twoSidedNormalP(z) / p).toBeCloseTo(1, 11);
  expect(Math.abs(criticalNormal(p) - z)).toBeLessThan(1e-12 * Math.max(1, z));
});

it.each(tails.logNormal)('ln P(|Z| ≥ %d), and back', (z, logP) => {
  expect(logTwoSidedNormalP(z) / logP).toBeCloseTo(1, 13);
  expect(criticalNormalOfLog(logP) / z).toBeCloseTo(1, 13);
});

it.each(tails.chiSquare)('P(χ² ≥ %d) with %d degrees of freedom', (x, df, p) => {
  expect(chiSquareTail(x, df) / p).toBeCloseTo(1, 11);
});

it.each(tails.student)('P(|T| ≥ %d) with %d degrees of freedom', (t, df, p) => {
  expect(twoSidedP(t, df) / p).toBeCloseTo(1, 9);
});
