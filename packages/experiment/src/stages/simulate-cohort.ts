import { createRng } from '@snpress/data/random/rng';
import { selectCovariates } from '@snpress/data/covariates/select-covariates';
import { markIntervals } from '@snpress/data/positions/mark-intervals';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Positions } from '@snpress/data';
import type { Interval } from '@snpress/datasets';
import { simulateCohort as simulated } from '@snpress/datasets/cohort/simulate-cohort';
import { annotationMatrix } from '../artifacts/annotation-matrix.js';
import { dataOutputsOf } from '../artifacts/data-outputs-of.js';
import { simulateCohort } from '../definitions/simulate-cohort.js';

// eslint-disable-next-line @typescript-eslint/require-await -- a rejection, not an exception
export default simulateCohort.implement(async ({ params, seed }) => {
  const cohort = simulated(params, createRng(seed ?? ''));
  const [[tissue, { expression, geneticValues }]] = [...cohort.tissues] as [
    [string, NonNullable<ReturnType<typeof cohort.tissues.get>>],
  ];
  const rowOf = new Map(cohort.genotypes.samples.map((id, row) => [id, row]));
  const rows = expression.samples.map((id) => rowOf.get(id)!);
  const dataset = { genotypes: selectSamples(cohort.genotypes, rows), expression, ploidy: 2 as const };
  const side = { total: rows.length, dropped: [] };
  return {
    ...dataOutputsOf(dataset, {
      matched: rows.length,
      genotypes: side,
      expression: side,
      ploidy: 2,
      files: [],
    }),
    annotations: annotationMatrix(
      Object.entries(cohort.annotations).map(([name, intervals]) => [
        name,
        markIntervals(cohort.genotypes.positions!, asPositions(intervals)).values,
      ]),
      cohort.genotypes,
    ),
    covariates: selectCovariates(cohort.covariates, rows),
    geneticValues,
    causal: cohort.causal.filter((effect) => effect.tissue === tissue),
  };
});

function asPositions(intervals: readonly Interval[]): Positions {
  return {
    chromosome: intervals.map(({ chromosome }) => chromosome),
    start: Float64Array.from(intervals, ({ start }) => start),
    end: Float64Array.from(intervals, ({ end }) => end),
  };
}
