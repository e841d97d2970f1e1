import { DataError } from '@snpress/data/errors/data-error';
import { someOf } from '@snpress/data/errors/some-of';
import { renameSamples } from '@snpress/data/matching/rename-samples';
import { featureValues } from '@snpress/data/matrix/feature-values';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { recogniseFormat } from '@snpress/formats/registry/recognise-format';
import { readCovariates } from '@snpress/formats/tables/read-covariates';
import { readSampleIds } from '@snpress/formats/tables/read-sample-ids';
import type { Covariates } from '@snpress/data';
import type { AssociateSamplesRequest } from './samples-request.js';

/** What a table says of samples, and what is to be known of its reading, in whole sentences. */
export interface ReadTraits extends Covariates {
  readonly warnings: readonly string[];
}

/**
 * Reads the traits of samples: phenotypes as GCTA and PLINK have them, with or without a header line, or any other table of samples and traits.
 * @throws DataError with the first problems of the file
 */
export async function readTraits(
  { traits: file, traitColumns, sampleIds, signal }: AssociateSamplesRequest,
  samples: readonly string[],
): Promise<ReadTraits> {
  if (!(await isPhenotypes(file))) {
    const columns = traitColumns && [...traitColumns];
    return { ...(await readCovariates(file, samples, { signal, sampleIds, columns })), warnings: [] };
  }
  const { matrix, warnings } = await readMatrix(file, { format: 'pheno', signal });
  const absent = traitColumns?.find((name) => !matrix.features.includes(name));
  if (absent !== undefined)
    throw new DataError({
      file,
      code: 'no-such-trait',
      message: `There is no trait ${JSON.stringify(absent)} in this table`,
      hint: `It has ${someOf(matrix.features, 8)}`,
    });
  const wanted = traitColumns ?? matrix.features;
  const ids = sampleIds && (await readSampleIds(sampleIds, { samples: matrix.samples, signal }));
  return {
    samples: ids ? renameSamples(matrix.samples, ids, file).samples : matrix.samples,
    columns: wanted.map((name) => ({
      name,
      kind: 'numeric',
      values: Float64Array.from(featureValues(matrix, matrix.features.indexOf(name))),
    })),
    warnings,
  };
}

/** Whether a file is of phenotypes; a table that is of no format that is known is none. */
async function isPhenotypes(file: string): Promise<boolean> {
  try {
    return (await recogniseFormat(file)) === 'pheno';
  } catch (error) {
    if (error instanceof DataError) return false;
    throw error;
  }
}
