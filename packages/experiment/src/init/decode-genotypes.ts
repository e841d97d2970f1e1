import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { joinGenotypes } from '@snpress/data/join/join-genotypes';
import type { Matrix } from '@snpress/data';
import path from 'node:path';
import { RequestError } from '../request-error.js';
import { guessCoding } from './guess-coding.js';
import { readMatrixFile, usualCodes, type MatrixFile } from './input-file.js';

/** Genotypes, and what their values were taken for. */
export interface DecodedGenotypes {
  /** Of all files. */
  readonly matrix: Matrix;
  /** As they have to be read. */
  readonly files: readonly MatrixFile[];
  readonly ploidy: 1 | 2;
  /** Texts that are taken for a missing call. */
  readonly codes: readonly string[];
  /** Why, in a sentence. */
  readonly because: string;
  /** What became of markers and samples as files were joined. */
  readonly warnings: readonly string[];
}

/**
 * The genotypes of all files, read anew with the missing codes that are guessed from all of them.
 * @throws RequestError where values are no dosages; DataError where files cannot be joined
 */
export async function decodeGenotypes(
  given: readonly [MatrixFile, ...MatrixFile[]],
): Promise<DecodedGenotypes> {
  const { ploidy, missing, because } = guessCoding(given[0].path, join(given, 2).matrix);
  const read = await Promise.all(given.map((file) => withCodes(file, missing)));
  const files = read.map(({ file }) => file);
  const { matrix, warnings } = join(files, ploidy);
  const codes = [...new Set(read.flatMap((file) => file.codes))];
  if (missing.length > 0 && codes.length === 0)
    throw new RequestError(
      `${given[0].path}: ${missing.join(' and ')} seems to be a missing call (${because}), but is written in another way; name it as it is written with "missing" in the spec`,
    );
  checkGenotypes(matrix, ploidy);
  return { matrix, files, ploidy, codes, because, warnings };
}

function join(files: readonly MatrixFile[], ploidy: 1 | 2): ReturnType<typeof joinGenotypes> {
  return joinGenotypes(
    files.map(({ path: file, matrix, warnings }) => ({ name: path.basename(file), matrix, warnings })),
    ploidy,
  );
}

/** A file read with codes of missing calls, where it has them, as they are written there. */
async function withCodes(
  file: MatrixFile,
  missing: readonly number[],
): Promise<{ readonly file: MatrixFile; readonly codes: readonly string[] }> {
  if (!file.matrix.values.some((value) => missing.includes(value))) return { file, codes: [] };
  const whole = missing.map(String);
  for (const codes of [whole, whole.map((code) => `${code}.0`)]) {
    const options = { ...file.options, missing: [...missingWith(codes, file)] };
    const read = await readMatrixFile(file.path, options, file.format);
    if (read.summary.missing.cells > file.summary.missing.cells) return { file: read, codes };
  }
  return { file, codes: [] };
}

/** The codes to name so that `codes` are missing, beside the usual ones where the file has any of them. */
function missingWith(codes: readonly string[], { options, summary }: MatrixFile): readonly string[] {
  const before = options.missing ?? (summary.missing.cells > 0 ? usualCodes : []);
  return [...before.map(String), ...codes];
}
