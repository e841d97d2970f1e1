import { readFileSync } from 'node:fs';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import type { Matrix, Rng } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { auditPredictions, type ConstantError, type NullComparison } from '../../src/index.js';

interface Expectations {
  readonly samples: number;
  readonly genes: number;
  readonly observed: readonly (number | null)[];
  readonly predicted: readonly (number | null)[];
  readonly trainMeans: readonly number[];
  readonly mse: number;
  readonly skill: number;
  readonly references: Readonly<Record<'zero' | 'grandMean' | 'trainMeans' | 'ownMeans', ConstantError>>;
  readonly flattened: ConstantError;
  readonly chanceR2: number;
  readonly sd: { readonly truth: readonly number[]; readonly predicted: readonly number[] };
  readonly orders: readonly (readonly number[])[];
  readonly permutation: readonly Omit<NullComparison, 'permuted'>[];
  readonly varying: readonly number[];
  readonly p: readonly number[];
  readonly q: readonly number[];
}

const golden = JSON.parse(
  readFileSync(new URL('audit_expectations.json', import.meta.url), 'utf8'),
) as Expectations;

const samples = Array.from({ length: golden.samples }, (_, i) => `s${i}`);
const features = Array.from({ length: golden.genes }, (_, i) => `g${i}`);
const matrixOf = (values: readonly (number | null)[]): Matrix =>
  createMatrix({ samples, features, values: Float32Array.from(values, (value) => value ?? NaN) });
const observed = matrixOf(golden.observed);
const predicted = matrixOf(golden.predicted);
const trainMeans = { genes: features, means: golden.trainMeans };

/** Plays back the random orders that NumPy made. */
function recorded(): Rng {
  const orders = golden.orders.values();
  const rng: Rng = {
    ...createRng('recorded'),
    fork: () => rng,
    permutation: () => Int32Array.from(orders.next().value!),
  };
  return rng;
}

function near(actual: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(actual.length).toBe(wanted.length);
  for (let at = 0; at < wanted.length; at++) {
    if (Number.isNaN(wanted[at])) expect(actual[at]).toBeNaN();
    else expect(actual[at]).toBeCloseTo(wanted[at]!, 6);
  }
}

function nearConstant(actual: ConstantError, wanted: ConstantError): void {
  expect(actual.mse).toBeCloseTo(wanted.mse, 6);
  expect(actual.signAgreement).toEqual(wanted.signAgreement);
}

describe('every statistic agrees with NumPy, SciPy and statsmodels', () => {
  const audit = auditPredictions(
    { observed, predictions: [{ name: 'model', predicted }], trainMeans },
    recorded(),
    { permutations: golden.orders.length, draws: 10 },
  );
  const [model] = audit.predictions;

  it('errors and their references', () => {
    expect(audit).toMatchObject({ samples: 9, genes: 8, values: 68, missing: 4 });
    expect(model!.evaluation.mse).toBeCloseTo(golden.mse, 6);
    expect(model!.evaluation.skill.pooled).toBeCloseTo(golden.skill, 6);
    for (const reference of ['zero', 'grandMean', 'trainMeans', 'ownMeans'] as const) {
      nearConstant(audit.references[reference]!, golden.references[reference]);
    }
    nearConstant(model!.flattened, golden.flattened);
  });

  it('spread and constant genes', () => {
    near(audit.truth.spread.perGene, golden.sd.truth);
    near(model!.spread.perGene, golden.sd.predicted);
    expect([audit.truth.constantGenes, model!.constantGenes, model!.evaluation.r.undefined]).toEqual([
      1, 1, 2,
    ]);
    expect(model!.chanceR2).toBeCloseTo(golden.chanceR2, 12);
  });

  it('the permutation null, its p and q', () => {
    const { meanR, meanR2, pooledR, perGene } = model!.permutation;
    for (const [which, { permuted, ...found }] of [meanR, meanR2, pooledR].entries()) {
      const wanted = golden.permutation[which]!;
      expect(permuted).toHaveLength(golden.orders.length);
      near(
        [found.observed, found.nullMean, ...found.nullInterval, found.pAbove, found.pBelow],
        [wanted.observed, wanted.nullMean, ...wanted.nullInterval, wanted.pAbove, wanted.pBelow],
      );
    }
    near(
      golden.varying.map((gene) => perGene[gene]!),
      golden.p,
    );
    near(
      golden.varying.map((gene) => model!.q[gene]!),
      golden.q,
    );
    expect(features.filter((_, gene) => Number.isNaN(perGene[gene]))).toEqual(['g3', 'g5']);
  });
});

describe('what is matched', () => {
  const options = { permutations: 50, draws: 50 };

  it('ids decide, not order: shuffled predictions are judged the same', () => {
    const order = [4, 2, 8, 0, 1, 7, 3, 6, 5];
    const shuffled = createMatrix({
      samples: order.map((row) => samples[row]!),
      features,
      values: Float32Array.from(
        features.flatMap((_, gene) => order.map((row) => predicted.values[gene * 9 + row]!)),
      ),
    });
    const judge = (matrix: Matrix) =>
      auditPredictions(
        { observed, predictions: [{ name: 'm', predicted: matrix }] },
        createRng('1'),
        options,
      );
    expect(judge(shuffled)).toEqual(judge(predicted));
  });

  it('several predictions are judged on what all of them have, and it is told what that leaves out', () => {
    const fewer = createMatrix({
      samples: samples.slice(0, 7),
      features: features.slice(1),
      values: predicted.values.subarray(9).filter((_, at) => at % 9 < 7),
    });
    const audit = auditPredictions(
      {
        observed,
        predictions: [
          { name: 'all', predicted },
          { name: 'fewer', predicted: fewer },
        ],
      },
      createRng('1'),
      options,
    );
    expect([audit.samples, audit.genes]).toEqual([7, 7]);
    expect(audit.files[0]).toMatchObject({
      role: 'truth',
      droppedSamples: ['s7', 's8'],
      droppedGenes: ['g0'],
    });
    expect(audit.files[2]).toMatchObject({
      role: 'predictions',
      name: 'fewer',
      droppedSamples: [],
      droppedGenes: [],
    });
    const [all, alone] = audit.predictions;
    expect(all!.evaluation.mse).toBe(alone!.evaluation.mse);
    expect(all!.permutation).toEqual(alone!.permutation);
  });

  it('ids that do not meet, names that repeat and no predictions are errors in words', () => {
    const foreign = createMatrix({ samples: ['x', 'y'], features, values: new Float32Array(16) });
    const judge = (...named: readonly [string, Matrix][]) =>
      auditPredictions(
        { observed, predictions: named.map(([name, matrix]) => ({ name, predicted: matrix })) },
        createRng('1'),
      );
    expect(() => judge(['m', foreign])).toThrowErrorMatchingInlineSnapshot(
      `[EvaluationError: No sample id is in all of the files. truth: s0, s1, s2, … (9); predictions "m": x, y (2). Write the ids alike, and check that all files have the same orientation.]`,
    );
    expect(() => judge(['m', predicted], ['m', predicted])).toThrow('named "m"');
    expect(() => judge()).toThrow('no predictions');
  });
});
