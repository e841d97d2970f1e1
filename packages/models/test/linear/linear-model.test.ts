import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import type { Fitted } from '../../src/contract/fitted.js';
import { elasticNet } from '../../src/elastic-net/elastic-net.js';
import { lasso } from '../../src/lasso/lasso.js';
import { estimators } from '../../src/registry.js';
import { ridge } from '../../src/ridge/ridge.js';
import { conformanceOptions } from '../testing/conformance-options.js';
import { readLinearModels } from '../fixtures/read-linear-models.js';

const { train, markers, genes, penalised, ridge: ridges } = readLinearModels();
const context = { rng: createRng(1) };

/** Effects of every marker on a gene, those of the pairs that no sample tells apart joined in the first. */
function joinedEffects(fitted: Fitted, gene: number): Float64Array {
  const { markers: indices, effects } = fitted.linear!().effectsOf(gene);
  const dense = new Float64Array(markers);
  indices.forEach((marker, k) => (dense[marker] = effects[k]!));
  return joined(dense);
}

/** Marker 58 repeats 3 and 59 is the complement of 7. */
function joined(row: ArrayLike<number>): Float64Array {
  const sums = Float64Array.from(row).subarray(0, 58);
  sums[3]! += row[58]!;
  sums[7]! -= row[59]!;
  return sums;
}

/** Σ_g w² var(x) / Σ_g var(y) by plain loops over joined coefficients; pairs share their part. */
function shares(coefficients: readonly (readonly number[])[]): number[] {
  const variance = (values: Float32Array, feature: number): number => {
    const column = [...values.subarray(feature * 20, (feature + 1) * 20)];
    const mean = column.reduce((sum, value) => sum + value, 0) / 20;
    return column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 20;
  };
  let total = 0;
  for (let gene = 0; gene < genes; gene++) total += variance(train.expression.values, gene);
  const rows = coefficients.map(joined);
  return Array.from({ length: markers }, (_, marker) => {
    const first = marker === 58 ? 3 : marker === 59 ? 7 : marker;
    const square = rows.reduce((sum, row) => sum + row[first]! ** 2, 0);
    return (
      (square * variance(train.genotypes.values, first)) / (total * (first === 3 || first === 7 ? 2 : 1))
    );
  });
}

function expectClose(actual: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(wanted.length);
  for (let index = 0; index < wanted.length; index++) {
    expect(Math.abs(actual[index]! - wanted[index]!), `value ${index}`).toBeLessThan(tolerance);
  }
}

describe('linear() and markerImportance() agree with scikit-learn and numpy', () => {
  it.each(penalised)(
    'l1Ratio $l1Ratio, alpha $alpha, standardize $standardize',
    async ({ coefficients, l1Ratio, ...rest }) => {
      const exact = { ...rest, tolerance: 1e-10 };
      const fitted =
        l1Ratio === 1
          ? await lasso.fit(train, lasso.params.parse(exact), context)
          : await elasticNet.fit(train, elasticNet.params.parse({ ...exact, l1Ratio }), context);
      coefficients.forEach((row, gene) => {
        expectClose(joinedEffects(fitted, gene), joined(row), 1e-6);
      });
      expectClose(fitted.markerImportance!().values, shares(coefficients), 1e-6);
    },
  );

  it.each(ridges)('ridge, lambda $penalty', async ({ penalty, weights }) => {
    const fitted = await ridge.fit(train, ridge.params.parse({ lambda: penalty }), context);
    // What ridge keeps has single precision.
    weights.forEach((row, gene) => {
      expectClose(joinedEffects(fitted, gene), joined(row), 1e-7);
    });
    expectClose(fitted.markerImportance!().values, shares(weights), 1e-9);
  });
});

describe('what models can say of their markers', () => {
  const able: Readonly<Record<string, string>> = {
    mean: 'linear importance',
    'top-snp': 'linear importance',
    ridge: 'linear importance',
    lasso: 'linear importance',
    'elastic-net': 'linear importance',
    susie: 'linear importance',
    'multi-kernel': 'linear importance',
    residual: 'linear importance',
    blend: '',
    knn: '',
    rnn: '',
    'random-forest': 'importance',
    sdae: '',
    mlp: 'importance',
    'mlp-sae': 'importance',
  };
  it.each(estimators.map((estimator) => [estimator.type, estimator] as const))(
    '%s',
    async (type, estimator) => {
      const params = estimator.params.parse(conformanceOptions[type]?.params ?? {}) as object;
      const fitted = await estimator.fit(train, params, context);
      const can = [fitted.linear && 'linear', fitted.markerImportance && 'importance'];
      expect(can.filter(Boolean).join(' ')).toBe(able[type]);
    },
  );
});
