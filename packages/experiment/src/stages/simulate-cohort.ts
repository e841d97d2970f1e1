import { createRng } from '@snpress/data/random/rng';
import { joinContexts } from '@snpress/data/contexts/join-contexts';
import { matchSamples } from '@snpress/data/matching/match-samples';
import { selectCovariates } from '@snpress/data/covariates/select-covariates';
import { markIntervals } from '@snpress/data/positions/mark-intervals';
import type { Matrix, Positions } from '@snpress/data';
import type { Interval } from '@snpress/datasets';
import { simulateCohort as simulated } from '@snpress/datasets/cohort/simulate-cohort';
import { annotationMatrix } from '../artifacts/annotation-matrix.js';
import { dataOutputsOf } from '../artifacts/data-outputs-of.js';
import { simulateCohort } from '../definitions/simulate-cohort.js';
import { contextSizes } from './join-expression.js';

// eslint-disable-next-line @typescript-eslint/require-await -- a rejection, not an exception
export default simulateCohort.implement(async ({ params, seed }) => {
  const cohort = simulated(params, createRng(seed ?? ''));
  const joined = (part: 'expression' | 'geneticValues'): Matrix => {
    const byTissue = new Map([...cohort.tissues].map(([tissue, found]) => [tissue, found[part]]));
    return byTissue.size > 1 ? joinContexts(byTissue) : [...byTissue.values()][0]!;
  };
  const { genotypes, expression } = matchSamples(cohort.genotypes, joined('expression'));
  const { expression: geneticValues } = matchSamples(cohort.genotypes, joined('geneticValues'));
  const rowOf = new Map(cohort.genotypes.samples.map((id, row) => [id, row]));
  const rows = genotypes.samples.map((id) => rowOf.get(id)!);
  const side = { total: rows.length, dropped: [] };
  return {
    ...dataOutputsOf(
      { genotypes, expression, ploidy: 2 as const },
      {
        matched: rows.length,
        genotypes: side,
        expression: side,
        contexts: contextSizes(expression),
        ploidy: 2,
        files: [],
      },
    ),
    annotations: annotationMatrix(
      Object.entries(cohort.annotations).map(([name, intervals]) => [
        name,
        markIntervals(cohort.genotypes.positions!, asPositions(intervals)).values,
      ]),
      cohort.genotypes,
    ),
    covariates: selectCovariates(cohort.covariates, rows),
    geneticValues,
    causal: cohort.causal,
  };
});

function asPositions(intervals: readonly Interval[]): Positions {
  return {
    chromosome: intervals.map(({ chromosome }) => chromosome),
    start: Float64Array.from(intervals, ({ start }) => start),
    end: Float64Array.from(intervals, ({ end }) => end),
  };
}
