import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { defineEstimator } from '../../src/definition/define-estimator.js';
import { ridge } from '../../src/ridge/ridge.js';
import { sweptRidge } from '../../src/ridge/swept-ridge.js';
import { conformanceChecks } from '../../src/testing/index.js';
import { readLinearModels } from '../fixtures/read-linear-models.js';
import { conformanceOptions } from '../testing/conformance-options.js';

/** Of more samples than have a Gram matrix, as far as it knows. */
const inSweeps = defineEstimator({
  ...ridge,
  fit: (train, params, context) => ridge.fit(train, params, context),
  swept: sweptRidge(0),
});

describe.each([
  ['with a Gram matrix', ridge],
  ['without one', inSweeps],
])('ridge in sweeps, %s', (_, estimator) => {
  const options = { ...conformanceOptions.ridge, params: { chooseBy: 'inner' } };
  for (const { name, run } of conformanceChecks(estimator, options))
    if (name.startsWith('swept')) it(name, run);
});

it.each([
  ['weights', 5, ridge],
  ['directions', 70, ridge],
  ['weights of Krylov spaces', 70, inSweeps],
])('calls of diploids, %s: predictions, effects and importance as in memory', async (_, genes, estimator) => {
  const [rows, markers] = [30, 403];
  const rng = createRng('calls');
  const draw = Int8Array.from({ length: rows * markers }, () => rng.integer(4) - 1);
  // Some are the same, turned, or constant.
  for (let row = 0; row < rows; row++) {
    draw[7 * rows + row] = draw[300 * rows + row]!;
    draw[9 * rows + row] = 2 - Math.max(0, draw[200 * rows + row]!);
    draw[200 * rows + row] = Math.max(0, draw[200 * rows + row]!);
    draw[11 * rows + row] = 1;
  }
  const levels = Float32Array.from({ length: 4 * markers }, (_, at) => (at % 4 === 0 ? 0.75 : (at % 4) - 1));
  const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, k) => `${prefix}${k}`);
  const labels = { samples: ids('s', rows), features: ids('m', markers) };
  const genotypes = matrixOfCalls(labels, { calls: draw, levels });
  const values = Float32Array.from({ length: rows * genes }, () => rng.normal());
  const expression = { samples: labels.samples, features: ids('g', genes), values };
  const params = estimator.params.parse({ relativeLambda: 0.3 });
  const expected = await ridge.fit({ genotypes, expression }, params);
  const blocks = blocksOfMatrix(genotypes, 100);
  const actual = await estimator.swept!.fit({ genotypes: blocks, expression }, params, { rng });
  const near = (of: ArrayLike<number>, wanted: ArrayLike<number>, digits: number) => {
    expect(of).toHaveLength(wanted.length);
    for (let at = 0; at < wanted.length; at++) expect(of[at]).toBeCloseTo(wanted[at]!, digits);
  };
  near(actual.predict(genotypes).values, expected.predict(genotypes).values, 4);
  near(expected.predictBlocks!(blocks).values, expected.predict(genotypes).values, 5);
  near(actual.linear!().effectsOf(3).effects, expected.linear!().effectsOf(3).effects, 5);
  near(actual.markerImportance!().values, expected.markerImportance!().values, 5);
});

it.each([
  ['with a Gram matrix', ridge],
  ['without one', inSweeps],
])('has the weights of the closed form in numpy, %s', async (_, estimator) => {
  const { train, markers, genes, ridge: expected } = readLinearModels();
  for (const { penalty, weights } of expected) {
    const params = estimator.params.parse({ lambda: penalty });
    const genotypes = blocksOfMatrix(train.genotypes, 13);
    const fitted = await estimator.swept!.fit({ ...train, genotypes }, params, { rng: createRng(1) });
    for (let gene = 0; gene < genes; gene++) {
      const { effects } = fitted.linear!().effectsOf(gene);
      for (let marker = 0; marker < markers; marker++)
        expect(effects[marker]).toBeCloseTo(weights[gene]![marker]!, 5);
    }
  }
});

it('tells how often it reads the markers', () => {
  const of = (samples: number, genes: number, chooseBy: 'loo' | 'inner') =>
    ridge.swept!.sweeps(ridge.params.parse({ chooseBy }), {
      samples,
      markers: 1e6,
      genes,
      folds: 5,
      settings: 11,
    });
  expect(of(1000, 5000, 'loo')).toEqual({ score: 1, fit: 2 });
  expect(of(8192, 1, 'loo')).toEqual({ score: 1, fit: 101 });
  expect(of(8192, 1, 'inner')).toEqual({ score: 100, fit: 101 });
  expect(of(20_000, 1, 'loo')).toEqual({ score: 100, fit: 101 });
  expect(of(20_000, 100, 'loo')).toEqual({ score: 800, fit: 201 });
});
