import { describe, expect, it } from 'vitest';
import { fitsOfMembers, keepsGenotypes, trainsOnTensors, usedModels } from '../../src/compile/used-models.js';

const residual = { type: 'residual', params: { first: 'lasso', then: { type: 'knn', k: 3 } } };

describe.each([
  ['a model by itself', { type: 'ridge', params: {} }, ['ridge'], 0],
  ['members that are named', residual, ['knn', 'lasso', 'residual'], 2],
  [
    'members of members, weights learned on four folds',
    {
      type: 'blend',
      params: { of: ['susie', { type: 'residual', ...residual.params }], weights: 'nnls', folds: 4 },
    },
    ['blend', 'knn', 'lasso', 'residual', 'susie'],
    15,
  ],
  [
    'members that nobody named',
    { type: 'blend', params: {} },
    ['blend', 'lasso', 'multi-kernel', 'ridge', 'susie'],
    30,
  ],
])('the models that take part in %s', (_, model, types, fits) => {
  it('are found, and how often they are fitted', () => {
    expect(usedModels(model)).toEqual(types.map((type) => `model/${type}`));
    expect(fitsOfMembers(model)).toBe(fits);
  });
});

it('finds networks among members', () => {
  expect(trainsOnTensors({ type: 'residual', params: { first: 'lasso', then: 'mlp' } })).toBe(true);
  expect(trainsOnTensors({ type: 'blend', params: {} })).toBe(false);
});

it.each([
  ['knn', {}, {}, true],
  ['ridge', {}, {}, false],
  ['multi-kernel', {}, {}, false],
  ['multi-kernel', {}, { interactions: ['none', 'pairs'] }, true],
  ['blend', { of: ['ridge', 'lasso'] }, {}, false],
  ['residual', { first: 'lasso', then: 'knn' }, {}, true],
] as const)(
  '%s with %j and a grid %j: its file has genotypes of training samples: %s',
  (type, params, grid, expected) => {
    expect(keepsGenotypes({ type, params, grid })).toBe(expected);
  },
);
