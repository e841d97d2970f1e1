import { DataError } from '@snpress/data/errors/data-error';
import { ploidyOf } from '@snpress/data/genotypes/ploidy-of';
import { joinGenotypes } from '@snpress/data/join/join-genotypes';
import type { DataProblem, MatrixReading } from '@snpress/data';
import { basename } from 'node:path';
import type { ReadMatrixOptions } from '../registry/resolve-source.js';
import { readMatrix } from './read-matrix.js';

/** A file of genotypes and how it is read. */
export interface GenotypeFile {
  readonly path: string;
  readonly reading?: ReadMatrixOptions | undefined;
}

/**
 * Reads the genotypes of one or several files, the latter joined: the markers of files of the same samples, such as one for each
 * chromosome, or the samples of files of the same markers.
 * @throws DataError with the problems of all files, or where they cannot be joined.
 * @example
 * const { matrix } = await readGenotypes([{ path: 'chr1.vcf.gz' }, { path: 'chr2.vcf.gz' }]);
 */
export async function readGenotypes(files: readonly GenotypeFile[]): Promise<MatrixReading> {
  const parts: (MatrixReading & { readonly name: string })[] = [];
  const problems: DataProblem[] = [];
  for (const { path, reading } of files) {
    try {
      parts.push({ name: basename(path), ...(await readMatrix(path, { role: 'genotypes', ...reading })) });
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new DataError(problems);
  const isDiploid = parts.some(({ matrix }) => ploidyOf(matrix) === 2);
  const joined = joinGenotypes(parts, isDiploid ? 2 : 1);
  return {
    matrix: joined.matrix,
    warnings: [...parts.flatMap(({ warnings }) => warnings), ...joined.warnings],
  };
}
