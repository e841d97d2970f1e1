import { createRng } from '@snpress/data/random/rng';
import { selectCovariates } from '@snpress/data/covariates/select-covariates';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import { simulateCohort as simulated } from '@snpress/datasets/cohort/simulate-cohort';
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
    covariates: selectCovariates(cohort.covariates, rows),
    geneticValues,
    causal: cohort.causal.filter((effect) => effect.tissue === tissue),
  };
});
