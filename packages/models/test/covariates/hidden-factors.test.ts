import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { describe, expect, test } from 'vitest';
import { fitCovariates, loadCovariates } from '../../src/index.js';

const [people, genes] = [90, 120];
const rng = createRng('hidden');
const factors = Array.from({ length: 3 }, () => Float64Array.from({ length: people }, () => rng.normal()));
const samples = Array.from({ length: people }, (_, row) => `s${row}`);
const values = new Float32Array(people * genes);
for (let gene = 0; gene < genes; gene++) {
  const loadings = factors.map(() => rng.normal());
  for (let row = 0; row < people; row++)
    values[gene * people + row] =
      gene + rng.normal() + factors.reduce((sum, factor, k) => sum + loadings[k]! * factor[row]!, 0);
}
values[5] = NaN;
const features = Array.from({ length: genes }, (_, gene) => `g${gene}`);
const expression = createMatrix({ samples, features, values });
const genotypes = createMatrix({
  samples,
  features: ['snp'],
  values: Float32Array.from(samples, (_, row) => row % 3),
});
const rows = Array.from({ length: 70 }, (_, row) => row);
const train = { genotypes: selectSamples(genotypes, rows), expression: selectSamples(expression, rows) };
const options = { use: 'regress-out', principalComponents: 0 } as const;

function squaredCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const pairs = Array.from(a, (value, at) => [value, b[at]!] as const).filter(
    ([x, y]) => !Number.isNaN(x * y),
  );
  const mean = (of: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (of: (pair: readonly [number, number]) => number): number =>
    pairs.reduce((total, pair) => total + of(pair), 0);
  return (
    sum(([p, q]) => (p - x) * (q - y)) ** 2 / (sum(([p]) => (p - x) ** 2) * sum(([, q]) => (q - y) ** 2))
  );
}

/** Mean squared correlation of genes with the true factors. */
function shared({ values, samples: own }: Matrix): number {
  const at = own.map((id) => samples.indexOf(id));
  let sum = 0;
  for (let gene = 0; gene < genes; gene++)
    for (const factor of factors)
      sum += squaredCorrelation(
        values.subarray(gene * own.length, (gene + 1) * own.length),
        at.map((row) => factor[row]!),
      );
  return sum / (genes * factors.length);
}

test('parallel analysis finds as many factors as there are, and none in noise', () => {
  expect(fitCovariates(train, { ...options, hiddenFactors: 'parallel' }).hiddenFactors).toBe(3);
  const noise = createMatrix({
    samples: train.expression.samples,
    features,
    values: Float32Array.from({ length: rows.length * genes }, () => rng.normal()),
  });
  expect(
    fitCovariates({ ...train, expression: noise }, { ...options, hiddenFactors: 'parallel' }).hiddenFactors,
  ).toBe(0);
});

describe('factors of the training samples', () => {
  const fitted = fitCovariates(train, { ...options, hiddenFactors: 3 });
  const removed = fitted.remove(train.expression, train.genotypes, undefined);

  test('leave their expression, and what is missing stays so', () => {
    expect(shared(train.expression)).toBeGreaterThan(0.15);
    expect(shared(removed)).toBeLessThan(0.03);
    expect(removed.values[5]).toBeNaN();
    expect(fitted.warnings).toEqual([
      '3 hidden factors of expression are taken out of the training samples, not of held-out ones: markers that act on many genes (trans) may lose their effects with them',
    ]);
  });

  test('are not known of held-out samples, whose expression stays as it was measured', () => {
    const held = rows.map((row) => row + 20).filter((row) => row >= rows.length);
    const others = selectSamples(expression, held);
    expect(fitted.remove(others, selectSamples(genotypes, held), undefined).values).toEqual(others.values);
    const predicted = { ...others, values: new Float32Array(others.values.length) };
    expect(fitted.restore(predicted, selectSamples(genotypes, held), undefined).values).toEqual(
      predicted.values,
    );
    expect(fitted.restore(removed, train.genotypes, undefined).values).toEqual(removed.values);
  });

  test('are saved, but not in what predicting takes', () => {
    const loaded = loadCovariates(fitted.save());
    expect(loaded.remove(train.expression, train.genotypes, undefined).values).toEqual(removed.values);
    expect(
      Object.keys(fitted.save('for-prediction').arrays).filter((name) => name.startsWith('hidden')),
    ).toEqual([]);
    expect(loadCovariates(fitted.save('for-prediction')).hiddenFactors).toBe(0);
  });

  test('come after covariates that are known', () => {
    const covariates = {
      samples,
      columns: [{ name: 'known', kind: 'numeric' as const, values: factors[0]! }],
    };
    const after = fitCovariates({ ...train, covariates }, { ...options, hiddenFactors: 'parallel' });
    expect(after.hiddenFactors).toBe(2);
    expect(shared(after.remove(train.expression, train.genotypes, covariates))).toBeLessThan(0.03);
  });
});

test('more of them than samples can bear are refused', () => {
  expect(() => fitCovariates(train, { ...options, hiddenFactors: 69 })).toThrow(
    /69 columns of covariates explain all.*hidden factors/,
  );
});
