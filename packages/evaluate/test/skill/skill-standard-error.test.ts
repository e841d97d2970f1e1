import { createRng } from '@snpress/data/random/rng';
import { expect, it } from 'vitest';
import { skillStandardError } from '../../src/skill/skill-standard-error.js';

const rng = createRng('skill-standard-error');

function skillOver(samples: number) {
  const pairs = Array.from({ length: samples }, () => {
    const [signal, noise] = [rng.normal(), rng.normal()];
    return [noise ** 2, (signal + noise) ** 2] as const;
  });
  const [own, mean] = pairs.reduce<readonly [number, number]>(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
  return { pairs, skill: 1 - own / mean };
}

it('is the spread of skill over samples of one population', () => {
  const draws = Array.from({ length: 2000 }, () => skillOver(80));
  const mean = draws.reduce((sum, { skill }) => sum + skill, 0) / draws.length;
  const spread = Math.sqrt(draws.reduce((sum, { skill }) => sum + (skill - mean) ** 2, 0) / draws.length);
  const told = draws.reduce((sum, { pairs }) => sum + skillStandardError(pairs, 1), 0) / draws.length;
  expect(told / spread).toBeGreaterThan(0.92);
  expect(told / spread).toBeLessThan(1.08);
});

it('doubles the variance where several splits share training samples', () => {
  const { pairs } = skillOver(20);
  expect(skillStandardError(pairs, 5)).toBeCloseTo(Math.SQRT2 * skillStandardError(pairs, 1), 12);
});

it('is not defined for one value, or where the mean makes no error', () => {
  expect(skillStandardError([[1, 2]], 1)).toBeNaN();
  const noError = [1, 2].map((own) => [own, 0] as const);
  expect(skillStandardError(noError, 1)).toBeNaN();
});
