import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Covariates, Matrix } from '@snpress/data';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitCovariates, loadCovariates, type CovariateOptions } from '../../src/index.js';

interface Golden {
  readonly train: number;
  readonly genotypes: readonly (readonly number[])[];
  readonly expression: readonly (readonly number[])[];
  readonly age: readonly (number | null)[];
  readonly double: readonly (number | null)[];
  readonly batch: readonly (string | null)[];
  readonly part: readonly (readonly number[])[];
  readonly partWithComponents: readonly (readonly number[])[];
  readonly components: readonly (readonly number[])[];
}

const golden = JSON.parse(
  readFileSync(new URL('fixtures/covariates.json', import.meta.url), 'utf8'),
) as Golden;

const samples = golden.age.map((_, sample) => `s${sample}`);
const matrix = (name: string, columns: readonly (readonly number[])[]): Matrix =>
  createMatrix({
    samples,
    features: columns.map((_, column) => `${name}${column}`),
    values: Float32Array.from(columns.flat()),
  });
const genotypes = matrix('snp', golden.genotypes);
const expression = matrix('gene', golden.expression);

const numeric = (name: string, values: readonly (number | null)[]): Covariates['columns'][number] => ({
  name,
  kind: 'numeric',
  values: Float64Array.from(values, (value) => value ?? NaN),
});
const levels = ['b1', 'b2', 'b3', 'b9'];
const batch: Covariates['columns'][number] = {
  name: 'batch',
  kind: 'categorical',
  levels,
  codes: Int32Array.from(golden.batch, (level) => (level === null ? -1 : levels.indexOf(level))),
};
/** In another order than the matrices. */
const covariates: Covariates = reversed({ samples, columns: [numeric('age', golden.age), batch] });

function reversed({ samples: ids, columns }: Covariates): Covariates {
  return {
    samples: ids.toReversed(),
    columns: columns.map((column) =>
      column.kind === 'numeric'
        ? { ...column, values: column.values.toReversed() }
        : { ...column, codes: column.codes.toReversed() },
    ),
  };
}

const training = Array.from({ length: golden.train }, (_, row) => row);
const heldOut = samples.map((_, row) => row).slice(golden.train);
const train = {
  genotypes: selectSamples(genotypes, training),
  expression: selectSamples(expression, training),
  covariates,
};
const regressOut = (principalComponents = 0): CovariateOptions => ({
  use: 'regress-out',
  principalComponents,
});

describe('fitCovariates', () => {
  it.each([
    [0, golden.part, []],
    [
      3,
      golden.partWithComponents,
      [expect.stringContaining('7 columns of covariates are fitted to 30 training')],
    ],
  ])('regresses out what NumPy does, with %d principal components', (count, part, warnings) => {
    const fitted = fitCovariates(train, regressOut(count));
    for (const rows of [training, heldOut]) {
      const [observed, own] = [selectSamples(expression, rows), selectSamples(genotypes, rows)];
      const left = fitted.remove(observed, own, covariates);
      rows.forEach((sample, row) => {
        part.forEach((values, gene) => {
          const at = gene * rows.length + row;
          expect(observed.values[at]! - left.values[at]!).toBeCloseTo(values[sample]!, 4);
        });
      });
      const whole = fitted.restore(left, own, covariates);
      whole.values.forEach((value, at) => {
        expect(value).toBeCloseTo(observed.values[at]!, 4);
      });
    }
    expect(fitted.warnings).toEqual(warnings);
  });

  it('leaves nothing of the covariates in the training expression, and its means', () => {
    const fitted = fitCovariates(train, regressOut());
    const left = fitted.remove(train.expression, train.genotypes, covariates);
    const again = fitCovariates({ ...train, expression: left }, regressOut());
    const { values } = again.remove(left, train.genotypes, covariates);
    values.forEach((value, at) => {
      expect(value).toBeCloseTo(left.values[at]!, 4);
    });
    const meanOf = (of: Matrix): number =>
      of.values.subarray(0, 30).reduce((sum, value) => sum + value, 0) / 30;
    expect(meanOf(left)).toBeCloseTo(meanOf(train.expression), 5);
  });

  it('appends covariates and the principal components that NumPy finds as markers', () => {
    const fitted = fitCovariates(train, { use: 'markers', principalComponents: 3 });
    expect(fitted.columns).toEqual([
      'age',
      'batch=b2',
      'batch=b3',
      'batch=missing',
      'genotype-PC1',
      'genotype-PC2',
      'genotype-PC3',
    ]);
    const own = selectSamples(genotypes, heldOut);
    const extended = fitted.extend(own, covariates);
    expect(extended.features).toEqual([
      ...own.features,
      ...fitted.columns.map((name) => `covariate:${name}`),
    ]);
    expect(extended.values.subarray(0, own.values.length)).toEqual(own.values);
    golden.components.forEach((scores, k) => {
      heldOut.forEach((sample, row) => {
        const at = (own.features.length + 4 + k) * heldOut.length + row;
        expect(extended.values[at]).toBeCloseTo(scores[sample]!, 5);
      });
    });
    const { values } = fitted.extend(train.genotypes, covariates);
    for (let feature = own.features.length; feature < extended.features.length; feature++) {
      const column = values.subarray(feature * golden.train, (feature + 1) * golden.train);
      expect(column.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 4);
    }
    expect(fitted.remove(expression, genotypes, covariates)).toBe(expression);
    expect(fitted.restore(expression, genotypes, covariates)).toBe(expression);
  });

  it('leaves out what is constant or a combination of others, and says so', () => {
    const constant = numeric(
      'constant',
      samples.map(() => 3),
    );
    const more = {
      samples,
      columns: [...reversed(covariates).columns, numeric('double', golden.double), constant],
    };
    const fitted = fitCovariates({ ...train, covariates: more }, regressOut());
    expect(fitted.columns).toEqual(['age', 'batch=b2', 'batch=b3', 'batch=missing']);
    expect(fitted.warnings).toMatchInlineSnapshot(`
      [
        "covariates that the training samples do not tell from others, or that do not vary in them, are left out: double, constant",
      ]
    `);
  });

  it('takes samples that nothing is known of, and levels that no training sample has, for the training mean', () => {
    const fitted = fitCovariates(train, regressOut());
    const own = selectSamples(genotypes, [31]);
    const predicted = selectSamples(expression, [31]);
    const unknown = {
      samples: ['s31'],
      columns: [numeric('age', [null]), { ...batch, codes: Int32Array.of(3) }],
    };
    for (const known of [undefined, { samples: ['other'], columns: [] }, unknown]) {
      expect(fitted.restore(predicted, own, known).values).toEqual(predicted.values);
    }
    expect(fitted.restore(predicted, own, covariates).values).not.toEqual(predicted.values);
  });

  it('does not look at held-out samples', () => {
    const other: Covariates = {
      samples: covariates.samples,
      columns: covariates.columns.map((column) =>
        column.kind === 'numeric'
          ? { ...column, values: column.values.map((value, row) => (row < 10 ? 1e6 : value)) }
          : { ...column, codes: column.codes.map((code, row) => (row < 10 ? 3 : code)) },
      ),
    };
    const fitted = fitCovariates({ ...train, covariates: other }, regressOut(2));
    expect(fitted.save()).toEqual(fitCovariates(train, regressOut(2)).save());
  });

  it.each(['regress-out', 'markers'] as const)('is the same after loading (%s)', async (use) => {
    const fitted = fitCovariates(train, { use, principalComponents: 2 });
    const loaded = loadCovariates(await decodeBundle(await encodeBundle(fitted.save())));
    expect(loaded.columns).toEqual(fitted.columns);
    expect(loaded.extend(genotypes, covariates)).toEqual(fitted.extend(genotypes, covariates));
    expect(loaded.remove(expression, genotypes, covariates)).toEqual(
      fitted.remove(expression, genotypes, covariates),
    );
    expect(loaded.save()).toEqual(fitted.save());
  });

  it('takes as many principal components as there are', () => {
    const few = {
      genotypes: selectSamples(genotypes, [0, 1, 2]),
      expression: selectSamples(expression, [0, 1, 2]),
    };
    const fitted = fitCovariates(few, { use: 'markers', principalComponents: 5 });
    expect(fitted.columns).toEqual(['genotype-PC1', 'genotype-PC2']);
    expect(fitted.warnings).toMatchInlineSnapshot(`
      [
        "the training genotypes have 2 principal components, not 5",
      ]
    `);
  });

  it('regresses covariates out of a gene by the samples that have a value of it', () => {
    const without = [4, 9];
    const rows = train.expression.samples.length;
    const holes = {
      ...train,
      expression: {
        ...train.expression,
        values: train.expression.values.map((value, at) => (without.includes(at) ? NaN : value)),
      },
    };
    const kept = Array.from({ length: rows }, (_, row) => row).filter((row) => !without.includes(row));
    const some = {
      ...train,
      genotypes: selectSamples(train.genotypes, kept),
      expression: selectSamples(train.expression, kept),
    };
    const [whole, own] = [fitCovariates(holes, regressOut()), fitCovariates(some, regressOut())];
    const restOf = (fitted: typeof whole): number[] => {
      const { values } = fitted.remove(some.expression, some.genotypes, covariates);
      const rest = [...values.subarray(0, kept.length)];
      const mean = rest.reduce((sum, value) => sum + value, 0) / rest.length;
      return rest.map((value) => value - mean);
    };
    const wanted = restOf(own);
    for (const [row, value] of restOf(whole).entries()) expect(value).toBeCloseTo(wanted[row]!, 4);
  });

  it('refuses what leaves nothing, and missing genotypes', () => {
    const few = {
      genotypes: selectSamples(genotypes, [0, 1, 2, 3]),
      expression: selectSamples(expression, [0, 1, 2, 3]),
    };
    expect(() => fitCovariates(few, regressOut(3))).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: 3 columns of covariates explain all expression of 4 training samples; name fewer of them with data.covariates.columns, fewer principal components or fewer hidden factors]`,
    );
    const gaps = { ...train, genotypes: { ...train.genotypes, values: train.genotypes.values.with(4, NaN) } };
    expect(() => fitCovariates(gaps, regressOut(1))).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: cannot fit covariates: genotypes: 1 value is missing or infinite, the first (missing) at marker "snp0", sample "s4"; impute or drop them first]`,
    );
    const fitted = fitCovariates(train, regressOut());
    const strange = { ...expression, features: expression.features.with(2, 'strange') };
    expect(() => fitted.remove(strange, genotypes, covariates)).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: covariates were not fitted for gene "strange"; give the genes of the training set]`,
    );
    expect(() => loadCovariates({ metadata: {}, arrays: {} })).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: this bundle holds no fitted covariates]`,
    );
  });
});

it('takes covariates beside more markers than a call takes arguments', () => {
  const markers = 200_000;
  const ids = Array.from({ length: markers }, (_, marker) => `snp${marker}`);
  const start = Float64Array.from(ids.keys(), (marker) => marker + 1);
  const many = createMatrix({
    samples,
    features: ids,
    positions: { chromosome: ids.map(() => '1'), start, end: start },
  });
  const train = { genotypes: many, expression, covariates };
  const extended = fitCovariates(train, { use: 'markers', principalComponents: 0 }).extend(many, covariates);
  expect(extended.positions!.start).toHaveLength(extended.features.length);
  expect(extended.positions!.start.subarray(markers - 1, markers + 1)).toEqual(Float64Array.of(markers, NaN));
});
