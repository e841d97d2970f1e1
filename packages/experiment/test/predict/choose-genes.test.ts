import type { ModelArtifact } from '@snpress/models';
import { expect, it } from 'vitest';
import { chooseGenes } from '../../src/predict/choose-genes.js';

const artifact = (q: readonly number[]) =>
  ({
    name: 'lasso',
    genes: { ids: ['a', 'b', 'c'] },
    performance: { q: Float64Array.from(q) },
  }) as unknown as ModelArtifact;

it('takes the predictable ones of the genes that are asked for', () => {
  const known = artifact([0.001, 0.2, 0.05]);
  expect([...chooseGenes(known, { minQ: 0.05 })]).toEqual([0, 2]);
  expect([...chooseGenes(known, { genes: ['c', 'b'], minQ: 0.05 })]).toEqual([2]);
  expect([...chooseGenes(known, {})]).toEqual([0, 1, 2]);
});

it.each([
  ['no gene is so predictable', [0.3, 0.2, NaN], /no gene has a q of 0.05 or less/],
  ['nothing was permuted', [NaN, NaN, NaN], /q of its genes is not known/],
])('says that %s', (_, q, message) => {
  expect(() => chooseGenes(artifact(q), { minQ: 0.05 })).toThrow(message);
});
