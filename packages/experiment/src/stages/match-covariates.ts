import { DataError } from '@snpress/data/errors/data-error';
import { readCovariates } from '@snpress/formats/tables/read-covariates';
import { readSampleIds } from '@snpress/formats/tables/read-sample-ids';
import { renameSamples } from '@snpress/data/matching/rename-samples';
import { selectCovariates } from '@snpress/data/covariates/select-covariates';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Covariates, Dataset, Reconciliation } from '@snpress/data';
import type { ReadCovariatesOptions } from '@snpress/formats';
import path from 'node:path';

/** What became of the samples of the table of covariates. */
type CovariateSide = Reconciliation['genotypes'];

/** Samples that have genotypes, expression and covariates, in one order. */
export interface CovariateMatch {
  readonly dataset: Dataset;
  readonly covariates: Covariates;
  readonly reconciliation: Reconciliation & { readonly covariates: CovariateSide };
}

/** A table of covariates. */
export interface CovariateTable {
  readonly file: string;
  /** A table of ids of its samples. */
  readonly sampleIds: string | undefined;
  readonly options: ReadCovariatesOptions;
}

/**
 * Reads a table of covariates; samples that it lacks are dropped from the dataset, and recorded.
 * @throws DataError where the table is at fault, or has none of the samples.
 */
export async function matchCovariates(
  dataset: Dataset,
  reconciliation: Reconciliation,
  table: CovariateTable,
): Promise<CovariateMatch> {
  const { samples } = dataset.genotypes;
  const read = await readTable(table, samples);
  const rowOf = new Map(read.samples.map((id, row) => [id, row]));
  const rows = [...samples.keys()].filter((row) => rowOf.has(samples[row]!));
  if (rows.length === 0) {
    throw new DataError({
      message: `No sample with genotypes and expression is in this table: it has ${read.samples.slice(0, 3).join(', ')}, …`,
      file: table.file,
      hint: 'Give its samples the ids that they have in the genotypes, or name a table of ids with sampleIds',
    });
  }
  const matched = new Set(samples);
  const lacking = samples.filter((id) => !rowOf.has(id)).map((id) => ({ id, reason: 'not in covariates' }));
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

async function readTable(
  { file, sampleIds, options }: CovariateTable,
  samples: readonly string[],
): Promise<Covariates> {
  if (sampleIds === undefined) return readCovariates(file, samples, options);
  const map = await readSampleIds(sampleIds);
  const covariates = await readCovariates(file, [...samples, ...map.rows.keys()], options);
  return { ...covariates, samples: renameSamples(covariates.samples, map, path.basename(file)).samples };
}

function withDropped(side: CovariateSide, more: CovariateSide['dropped']): CovariateSide {
  return { ...side, dropped: [...side.dropped, ...more] };
}
