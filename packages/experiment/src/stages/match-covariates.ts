import { idDifference, idDifferenceWithCure } from '@snpress/data/matching/id-difference';
import { readCovariates } from '@snpress/formats/tables/read-covariates';
import { selectCovariates } from '@snpress/data/covariates/select-covariates';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Covariates, Dataset, Reconciliation } from '@snpress/data';
import type { ReadCovariatesOptions } from '@snpress/formats';

/** What became of the samples of the table of covariates. */
type CovariateSide = Reconciliation['genotypes'];

/** Samples that have genotypes, expression and covariates, in one order. */
export interface CovariateMatch {
  readonly dataset: Dataset;
  readonly covariates: Covariates;
  /** How ids differ that seem to mean the same samples, as a clause. */
  readonly difference?: string;
  readonly reconciliation: Omit<Reconciliation, 'difference'> & { readonly covariates: CovariateSide };
}

/** A table of covariates. */
export interface CovariateTable {
  readonly file: string;
  readonly options: ReadCovariatesOptions;
}

/**
 * Reads a table of covariates; samples that it lacks are dropped from the dataset, and recorded.
 * @throws DataError where the table is at fault, or has none of the samples.
 */
export async function matchCovariates(
  dataset: Dataset,
  reconciliation: Omit<Reconciliation, 'difference'>,
  table: CovariateTable,
): Promise<CovariateMatch> {
  const { samples } = dataset.genotypes;
  const read = await readCovariates(table.file, samples, table.options);
  const rowOf = new Map(read.samples.map((id, row) => [id, row]));
  const rows = [...samples.keys()].filter((row) => rowOf.has(samples[row]!));
  const matched = new Set(samples);
  const lacking = samples.filter((id) => !rowOf.has(id)).map((id) => ({ id, reason: 'not in covariates' }));
  const difference = idDifference(samples, read.samples);
  const all = rows.length === samples.length;
  return {
    dataset: all
      ? dataset
      : {
          ...dataset,
          genotypes: selectSamples(dataset.genotypes, rows),
          expression: selectSamples(dataset.expression, rows),
        },
    covariates: selectCovariates(
      read,
      rows.map((row) => rowOf.get(samples[row]!)!),
    ),
    ...(difference && { difference: idDifferenceWithCure(difference, ['genotypes', 'covariates']) }),
    reconciliation: {
      matched: rows.length,
      genotypes: withDropped(reconciliation.genotypes, lacking),
      expression: withDropped(reconciliation.expression, lacking),
      covariates: {
        total: read.samples.length,
        dropped: read.samples
          .filter((id) => !matched.has(id))
          .map((id) => ({ id, reason: 'not in genotypes and expression' })),
      },
    },
  };
}

function withDropped(side: CovariateSide, more: CovariateSide['dropped']): CovariateSide {
  return { ...side, dropped: [...side.dropped, ...more] };
}
