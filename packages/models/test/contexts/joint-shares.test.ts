import { createRng, joinContexts } from '@snpress/data';
import type { Matrix } from '@snpress/data';
import { expect, it } from 'vitest';
import { jointShares } from '../../src/contexts/joint-shares.js';

const rng = createRng('shares');
const samples = Array.from({ length: 200 }, (_, index) => `s${index}`);
const draw = (): Matrix => ({
  samples,
  features: ['A', 'B'],
  values: Float32Array.from({ length: 400 }, () => rng.normal()),
});
const observed = joinContexts(new Map([['glucose', draw()], ['ethanol', draw()]])); // prettier-ignore

/** The observations, with noise of one size in the first context and of another in the second. */
function near(first: number, second: number): Matrix {
  const values = observed.values.map((value, at) => value + (at < 400 ? first : second) * rng.normal());
  return { ...observed, values };
}

it('is nearer to the fit that predicts a context better, and pulled towards what is best in all', () => {
  const shares = jointShares(observed, near(1, 1), near(0.5, 1.5));
  // By least squares 1 / (1 + 0.25) and 1 / (1 + 2.25), pulled together.
  expect(shares.get('glucose')).toBeLessThan(0.8);
  expect(shares.get('glucose')).toBeGreaterThan(0.5);
  expect(shares.get('ethanol')).toBeLessThan(0.5);
});

it('is none or all where a fit is of no use, and a half where both say the same', () => {
  expect([...jointShares(observed, near(0, 0), near(1, 1)).values()].every((share) => share < 0.05)).toBe(
    true,
  );
  expect([...jointShares(observed, near(1, 1), near(0, 0)).values()].every((share) => share > 0.95)).toBe(
    true,
  );
  const same = near(1, 1);
  expect([...jointShares(observed, same, same).values()]).toEqual([0.5, 0.5]);
});
