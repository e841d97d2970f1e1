import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { markIntervals } from '@snpress/data/positions/mark-intervals';
import { simulateCohort } from '@snpress/datasets/cohort/simulate-cohort';
import { describe, expect, test } from 'vitest';
import { learnEnrichment, susie } from '../../src/index.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';

const cohort = simulateCohort(
  {
    ...{ samples: 150, tissues: { blood: 150 }, genes: 40, ldBlocks: 30, missingRate: 0, heritability: 0.5 },
    ...{ annotation: { fold: 12 }, hiddenShare: 0, covariateShare: 0 },
  },
  createRng(2),
);
const { genotypes } = cohort;
const { expression } = cohort.tissues.get('blood')!;
const columns = Object.values(cohort.annotations).map(
  (intervals) =>
    markIntervals(genotypes.positions!, {
      chromosome: intervals.map(({ chromosome }) => chromosome),
      start: Float64Array.from(intervals, ({ start }) => start),
      end: Float64Array.from(intervals, ({ end }) => end),
    }).values,
);
const numbers = Float32Array.from(columns[1]!, (_, marker) => (marker % 7 === 0 ? NaN : 40 + (marker % 5)));
const all = [...columns, numbers];
const annotations = createMatrix({
  samples: ['enhancer', 'neutral', 'score'],
  features: genotypes.features,
  values: Float32Array.from(
    { length: 3 * genotypes.features.length },
    (_, at) => all[at % 3]![Math.floor(at / 3)]!,
  ),
});

test('finds which annotation causal markers have, on cis markers and on all', async () => {
  for (const cis of [1e6, undefined]) {
    const {
      annotations: found,
      weights,
      genes,
    } = await learnEnrichment({ genotypes, expression }, annotations, { cis });
    expect(genes).toBe(40);
    const [enhancer, neutral, score] = found;
    expect(enhancer!.logFold / enhancer!.standardError).toBeGreaterThan(3);
    expect(Math.abs(enhancer!.logFold - Math.log(12))).toBeLessThan(4 * enhancer!.standardError);
    expect(Math.abs(neutral!.logFold / neutral!.standardError)).toBeLessThan(3);
    expect(Math.abs(score!.logFold / score!.standardError)).toBeLessThan(3);
    expect(found.map(({ kind }) => kind)).toEqual(['binary', 'binary', 'numeric']);
    expect(enhancer!.markers).toBe(columns[0]!.reduce((sum, value) => sum + value, 0));
    const logWeight = genotypes.features.map((id) => Math.log(weights.get(id)!));
    const within = columns[0]!.findIndex(
      (value, marker) => value === 1 && columns[1]![marker] === 0 && marker % 7 === 0,
    );
    expect(logWeight[within]).toBeCloseTo(enhancer!.logFold, 9);
  }
});

test('an annotation that is the same everywhere says nothing, and says so', async () => {
  const flat = createMatrix({
    samples: ['everywhere'],
    features: genotypes.features,
    values: new Float32Array(genotypes.features.length).fill(1),
  });
  const {
    annotations: [found],
    notes,
  } = await learnEnrichment({ genotypes, expression }, flat, { cis: 1e6 });
  expect(found!.logFold).toBeCloseTo(0, 9);
  expect(notes).toEqual(['annotations that are the same at all markers say nothing: everywhere']);
});

test('genotypes in blocks say what those in memory do, of markers near genes', async () => {
  const inBlocks = { genotypes: blocksOfMatrix(genotypes, 17), expression };
  const cis = 1e6;
  expect(await learnEnrichment(inBlocks, annotations, { cis })).toEqual(
    await learnEnrichment({ genotypes, expression }, annotations, { cis }),
  );
  await expect(learnEnrichment(inBlocks, annotations)).rejects.toThrow(/give cis/);
});

describe('weights of markers', () => {
  const train = makeTrainingSet(createRng(1), { samples: 30, markers: 12, genes: 5 });

  test('susie shares the probability of identical markers by their weights, and keeps it', async () => {
    const rows = train.genotypes.samples.length;
    const twin = train.genotypes.values.slice();
    twin.copyWithin(rows, 0, rows);
    const values = train.expression.values.slice();
    for (let row = 0; row < rows; row++) values[row] = 3 * twin[row]! + 0.1 * values[row]!;
    const [first, second] = train.genotypes.features as [string, string];
    const fitted = await susie.fit(
      {
        genotypes: { ...train.genotypes, values: twin },
        expression: { ...train.expression, values },
      },
      { residual: 'none' },
      {
        markerWeights: new Map([
          [first, 9],
          [second, 1],
        ]),
      },
    );
    for (const model of [fitted, susie.load(fitted.save())]) {
      const { markers, probabilities } = model.inclusion!().probabilitiesOf(0);
      const of = (marker: number): number => probabilities[markers.indexOf(marker)]!;
      expect(of(0) + of(1)).toBeGreaterThan(0.9);
      expect(of(0) / of(1)).toBeCloseTo(9, 5);
    }
  });
});
