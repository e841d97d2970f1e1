import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '@snpress/data';
import { associateTrait } from '../../src/individual/associate-trait.js';
import { decomposeRelationship } from '@snpress/evaluate/heritability/relationship';
import { gram } from '@snpress/models/linear-algebra/gram';
import type { Trait, TraitAssociations } from '../../src/individual/trait.js';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
/** Made by make_individual.py: effect, se, z and p of every gene. */
const study = read('individual') as Record<'covariates' | 'expression' | 'dosages', number[][]> &
  Record<'height' | 'sick' | 'separated' | 'polygenic' | 'firthSeparated', number[]> &
  Record<'linear' | 'logistic' | 'firth' | 'mixed', number[][]> & {
    readonly calibrated: Record<'linear' | 'logistic', number[][]>;
  };
const metaxcan = read('metaxcan') as {
  readonly people: { readonly expression: number[][]; readonly height: number[]; readonly sick: number[] };
  readonly individual: Record<
    'height' | 'sick',
    readonly { effect: number; se: number; zscore: number; pvalue: number }[]
  >;
};

const matrix = (genes: readonly (readonly number[])[]): Matrix => ({
  samples: genes[0]!.map((_, row) => `s${row}`),
  features: genes.map((_, gene) => `g${gene}`),
  values: Float32Array.from(genes.flat()),
});
const trait = (kind: Trait['kind'], values: readonly number[]): Trait => ({
  name: 'trait',
  kind,
  values: Float64Array.from(values),
});
const expression = matrix(study.expression);
const covariates = Float64Array.from(study.covariates.flat());
const rowOf = (found: TraitAssociations, gene: number): number[] => [
  found.effect[gene]!,
  found.se[gene]!,
  found.z[gene]!,
  found.p[gene]!,
];
function expectClose(
  found: TraitAssociations,
  expected: readonly (readonly number[])[],
  digits: number,
): void {
  for (const [gene, row] of expected.entries())
    for (const [at, value] of row.entries()) expect(rowOf(found, gene)[at]! / value).toBeCloseTo(1, digits);
}

describe('regressions are those of statsmodels and SciPy', () => {
  it('of a quantity, with covariates', () => {
    const found = associateTrait(trait('quantitative', study.height), expression, { covariates });
    expect(found).toMatchObject({ method: 'linear', samples: 90, cases: undefined });
    expectClose(found, study.linear, 9);
  });

  it('of a binary trait', () => {
    const found = associateTrait(trait('binary', study.sick), expression, { covariates, firth: 'never' });
    expect(found.method).toBe('logistic');
    expectClose(found, study.logistic, 8);
  });

  it('with the correction of Firth, which few cases have by themselves', () => {
    const found = associateTrait(trait('binary', study.sick), expression, { covariates });
    expect(found.method).toBe('firth');
    expectClose(found, study.firth, 4);
  });

  it('where expression parts cases from controls: Firth has an answer, nothing else has', () => {
    const own = trait('binary', study.separated);
    expect(associateTrait(own, expression, { firth: 'never' }).lacks[1]).toBe('not-converged');
    const found = associateTrait(own, expression);
    for (const [at, value] of study.firthSeparated.entries())
      expect(rowOf(found, 1)[at]! / value).toBeCloseTo(1, 3);
  });

  it('calibrated by Φ, where it is known', () => {
    const calibration = { heritability: 0.4, phi: Float64Array.of(0.02, -0.1, NaN) };
    const quantity = associateTrait(trait('quantitative', study.height), expression, {
      covariates,
      calibration,
    });
    expectClose(quantity, study.calibrated.linear, 9);
    expect(quantity.lacks).toEqual([undefined, undefined, 'no-phi']);
    expect(quantity.calibration!.rawZ[2]! / study.linear[2]![2]!).toBeCloseTo(1, 9);
    const binary = associateTrait(trait('binary', study.sick), expression, {
      covariates,
      firth: 'never',
      calibration,
    });
    expectClose(binary, study.calibrated.logistic, 8);
  });

  it('of related samples', () => {
    const dosages = Float32Array.from(study.dosages.flat());
    const found = associateTrait(trait('quantitative', study.polygenic), expression, {
      covariates,
      relatedness: {
        chromosomeOf: ['1', '1', undefined],
        without: () => decomposeRelationship(gram(dosages, 90, study.dosages.length, { centre: true }), 90),
      },
    });
    expect(found.method).toBe('mixed');
    expect(found.lacks).toEqual([undefined, undefined, 'no-chromosome']);
    expectClose(found, study.mixed.slice(0, 2), 6);
  });
});

describe('PrediXcanAssociation says the same', () => {
  const { people, individual } = metaxcan;
  const genes = matrix(people.expression[0]!.map((_, gene) => people.expression.map((row) => row[gene]!)));
  it.each([
    ['height', 'quantitative'],
    ['sick', 'binary'],
  ] as const)('of %s', (name, kind) => {
    const found = associateTrait(trait(kind, people[name]), genes, { firth: 'never' });
    for (const [gene, { effect, se, zscore, pvalue }] of individual[name].entries()) {
      expect(Math.abs(found.z[gene]! - zscore)).toBeLessThan(1e-6);
      expect(found.effect[gene]).toBeCloseTo(effect, 6);
      expect(found.se[gene]).toBeCloseTo(se, 6);
      expect(found.p[gene]! / pvalue).toBeCloseTo(1, 5);
    }
  });
});

it('leaves out samples without the trait, a covariate or the expression', () => {
  const height = study.height.map((value, row) => (row === 3 ? NaN : value));
  const some = covariates.slice();
  some[5] = NaN;
  const values = expression.values.slice();
  values[7] = NaN;
  const found = associateTrait(
    trait('quantitative', height),
    { ...expression, values },
    { covariates: some },
  );
  const kept = (list: readonly number[], ...rows: readonly number[]): number[] =>
    list.filter((_, row) => !rows.includes(row));
  expect(found.samples).toBe(88);
  for (const [gene, rows] of [
    [0, [3, 5, 7]],
    [1, [3, 5]],
  ] as const) {
    const alone = associateTrait(
      trait('quantitative', kept(study.height, ...rows)),
      matrix([kept(study.expression[gene]!, ...rows)]),
      { covariates: Float64Array.from(study.covariates.flatMap((column) => kept(column, ...rows))) },
    );
    expect(found.p[gene]! / alone.p[0]!).toBeCloseTo(1, 10);
  }
});

it('has no p where expression is constant or what covariates are', () => {
  const genes = matrix([study.height.map(() => 2), study.covariates[0]!, study.expression[0]!]);
  const found = associateTrait(trait('quantitative', study.height), genes, {
    covariates: Float64Array.from(genes.values.subarray(90, 180)),
  });
  expect(found.lacks).toEqual(['constant', 'constant', undefined]);
  expect(found.q[2]).toBe(found.p[2]);
});
