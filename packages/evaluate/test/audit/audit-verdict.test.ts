import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { auditPredictions, type AuditVerdictKind, type GeneMeans } from '../../src/index.js';

const genes = 60;

interface World {
  readonly observed: Matrix;
  readonly means: Float64Array;
  readonly deviation: (gene: number, sample: number) => number;
  readonly matrix: (valueOf: (gene: number, sample: number) => number) => Matrix;
}

/** Genes of different means; samples differ by independent normal deviations. */
function world(samples: number): World {
  const rng = createRng('world');
  const means = Float64Array.from({ length: genes }, () => 3 * rng.normal());
  const deviations = Float64Array.from({ length: genes * samples }, () => rng.normal());
  const deviation = (gene: number, sample: number): number => deviations[gene * samples + sample]!;
  const matrix: World['matrix'] = (valueOf) =>
    createMatrix({
      samples: Array.from({ length: samples }, (_, i) => `s${i}`),
      features: Array.from({ length: genes }, (_, i) => `g${i}`),
      values: Float32Array.from({ length: genes * samples }, (_, at) =>
        valueOf(Math.floor(at / samples), at % samples),
      ),
    });
  return { observed: matrix((g, s) => means[g]! + deviation(g, s)), means, deviation, matrix };
}

function verdictOf({ observed }: World, predicted: Matrix, trainMeans?: GeneMeans) {
  const { predictions } = auditPredictions(
    { observed, predictions: [{ name: 'm', predicted }], trainMeans },
    createRng('7'),
    { permutations: 400, draws: 200 },
  );
  return predictions[0]!.verdict;
}

describe('the verdict follows from the numbers', () => {
  const here = world(20);
  const noise = createRng('noise');
  const cases: readonly [AuditVerdictKind, string, Matrix][] = [
    ['signal', 'half the deviations', here.matrix((g, s) => here.means[g]! + 0.5 * here.deviation(g, s))],
    [
      'trace',
      'a hundredth of the deviations with their noise',
      here.matrix((g, s) => here.means[g]! + 0.004 * here.deviation(g, s)),
    ],
    [
      'no-gain',
      'deviations drowned in noise: which sample is higher shows, the error is larger than that of the mean',
      here.matrix((g, s) => here.means[g]! + 0.5 * here.deviation(g, s) + 1.5 * noise.normal()),
    ],
    [
      'opposite',
      'deviations of the wrong sign',
      here.matrix((g, s) => here.means[g]! - 0.5 * here.deviation(g, s)),
    ],
    ['chance', 'noise around the true means', here.matrix((g) => here.means[g]! + 0.01 * noise.normal())],
    ['no-differences', 'the true means', here.matrix((g) => here.means[g]!)],
  ];
  it.each(cases)('%s: %s', (kind, _, predicted) => {
    expect(verdictOf(here, predicted).kind).toBe(kind);
  });

  it.each([
    [2, 'too-few-samples'],
    [3, 'too-few-samples'],
    [4, 'too-few-samples'],
    [5, 'signal'],
  ] as const)('perfect predictions of %d samples: %s', (samples, kind) => {
    const few = world(samples);
    expect(verdictOf(few, few.observed).kind).toBe(kind);
  });

  it('with training means it is they that have to be beaten', () => {
    const trainMeans = { genes: here.observed.features, means: here.means };
    const shifted = here.matrix((g, s) => here.means[g]! + 2 + 0.5 * here.deviation(g, s));
    expect(verdictOf(here, shifted)).toMatchObject({ kind: 'signal' });
    const verdict = verdictOf(here, shifted, trainMeans);
    expect(verdict.kind).toBe('no-gain');
    expect(verdict.explained).toBeLessThan(-2);
    expect(verdictOf(here, cases[0]![2], trainMeans).kind).toBe('signal');
  });

  it('says which share of the accuracy is left when all samples of a gene are predicted the same', () => {
    expect(verdictOf(here, cases[4]![2]).meansShare).toBeCloseTo(1, 3);
    expect(verdictOf(here, cases[0]![2]).meansShare).toBeLessThan(0.95);
  });
});
