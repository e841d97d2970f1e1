import { expect, it } from 'vitest';
import { flatten } from '../../src/compare/flatten.js';
import { writtenSpec } from '../../src/compare/written-spec.js';
import type { Experiment } from '../../src/spec/experiment.js';

const experiment = {
  name: 'cross',
  seed: 1,
  evaluate: { permutations: 9 },
  report: {},
  final: { fit: 'all', models: ['lasso', 'ridge'] },
  preprocess: { fitOn: 'train' },
  split: { outer: { folds: 5, repeats: 1 }, inner: { folds: 5 } },
  models: [
    { name: 'mean', type: 'mean', params: {}, grid: {}, select: 'global' },
    {
      name: 'lasso',
      type: 'elastic-net',
      params: { l1Ratio: 0.5, standardize: false },
      grid: { l1Ratio: [0.5, 1] },
      select: 'per-gene',
      markers: { cis: 1000 },
    },
    { name: 'ridge', type: 'ridge', params: { chooseBy: 'loo' }, grid: {}, select: 'global' },
  ],
} as unknown as Experiment;

const keysOf = (data: object, shared = ['mean', 'lasso']): Record<string, string> =>
  Object.fromEntries(
    flatten(writtenSpec({ ...experiment, data: data as Experiment['data'] }, new Set(shared))),
  );

it('has the keys that one writes, and a model that not every run has as one line', () => {
  expect(keysOf({ kind: 'simulate', options: { samples: 20 } })).toEqual({
    name: 'cross',
    seed: '1',
    'data.simulate.samples': '20',
    'preprocess.fitOn': 'train',
    'split.outer.folds': '5',
    'split.outer.repeats': '1',
    'split.inner.folds': '5',
    'models.mean.type': 'mean',
    'models.mean.select': 'global',
    'models.lasso.type': 'elastic-net',
    'models.lasso.select': 'per-gene',
    'models.lasso.markers.cis': '1000',
    'models.lasso.standardize': 'false',
    'models.lasso.grid.l1Ratio': '[0.5,1]',
    'models.ridge': 'ridge',
    'evaluate.permutations': '9',
    'final.fit': 'all',
  });
});

it('has files under the keys of the spec, by context where there are several', () => {
  const files = {
    kind: 'files',
    targets: 'traits',
    genotypes: { path: 'a.vcf' },
    moreGenotypes: [{ path: 'b.vcf' }],
    expression: [
      { path: 'x.tsv', context: 'blood' },
      { path: 'y.tsv', context: 'liver' },
    ],
    sampleIds: {},
    annotations: [],
  };
  expect(keysOf(files)).toMatchObject({
    'data.genotypes.0.path': 'a.vcf',
    'data.genotypes.1.path': 'b.vcf',
    'data.phenotypes.blood.path': 'x.tsv',
    'data.phenotypes.liver.path': 'y.tsv',
  });
  const one = { ...files, targets: 'genes', moreGenotypes: [], expression: [{ path: 'x.tsv' }] };
  expect(keysOf(one)).toMatchObject({ 'data.genotypes.path': 'a.vcf', 'data.expression.path': 'x.tsv' });
});
