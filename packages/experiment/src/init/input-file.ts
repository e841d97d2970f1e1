import { DataError } from '@snpress/data/errors/data-error';
import { inspectMatrix } from '@snpress/data/inspect/inspect-matrix';
import { isHeaderless } from '@snpress/formats/readers/headerless';
import { matrixSource } from '@snpress/formats/registry/matrix-source';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { recogniseFormat } from '@snpress/formats/registry/recognise-format';
import type { Matrix, MatrixSummary, PositionTable } from '@snpress/data';
import type { ReadMatrixOptions } from '@snpress/formats';

/** A matrix of the user's, and how it has to be read. */
export interface MatrixFile {
  readonly kind: 'matrix';
  readonly path: string;
  readonly matrix: Matrix;
  readonly summary: MatrixSummary;
  /** What a spec has to say about it beside its path. */
  readonly options: ReadMatrixOptions;
}

/** A table of positions. */
export interface PositionsFile {
  readonly kind: 'positions';
  readonly path: string;
  readonly table: PositionTable;
}

/** A table that is neither. */
interface OtherFile {
  readonly kind: 'table';
  readonly path: string;
  /** What is wrong with it as a matrix, where it was read as one. */
  readonly error: DataError | undefined;
}

/** A file of the user's. */
export type InputFile = MatrixFile | PositionsFile | OtherFile;

/** What `missing` is where nothing is said. */
export const usualCodes: readonly string[] = matrixSource.parse({ path: 'any' }).missing;

/** What is wrong with files that are no table at all. */
const unread = ['no-such-file', 'is-a-folder', 'not-readable'];

/** Texts that people write for a missing value, beside those that are known by default. */
const otherCodes = ['-', '--', '?', 'N', 'NN', 'N/A', '#N/A', 'na', 'null', 'NULL', 'None', 'none', './.'];

/**
 * Reads a file and says what it is: a table of three or four columns with positions, a matrix, or another table.
 * @throws DataError where it cannot be read
 */
export async function readInputFile(path: string): Promise<InputFile> {
  // A long table has as many columns as a table of positions, and numbers in the same one.
  const isLong = (await unlessDataError(recogniseFormat(path))) === 'long';
  const table = isLong ? undefined : await unlessDataError(readPositions(path));
  if (table !== undefined) return { kind: 'positions', path, table };
  if ((await unlessDataError(isHeaderless(path))) === true)
    throw new DataError({
      message: 'This table has numbers alone, so that nothing says which sample a column is',
      file: path,
      hint: 'Give it a header line of sample ids and a first column of marker or gene ids',
    });
  return readMatrixFile(path, {}).catch((error: unknown): OtherFile => {
    if (!(error instanceof DataError) || unread.includes(error.problems[0]?.code ?? '')) throw error;
    return { kind: 'table', path, error };
  });
}

/** Reads a matrix; what cannot be a number and is a common code of missing values becomes one. */
export async function readMatrixFile(path: string, options: ReadMatrixOptions): Promise<MatrixFile> {
  try {
    const { matrix } = await readMatrix(path, options);
    return { kind: 'matrix', path, matrix, summary: inspectMatrix(matrix), options };
  } catch (error) {
    const missing = options.missing ?? usualCodes;
    const codes = error instanceof DataError ? codesIn(error).filter((code) => !missing.includes(code)) : [];
    if (codes.length === 0) throw error;
    return readMatrixFile(path, { ...options, missing: [...missing, ...codes] });
  }
}

/** The common codes among the texts that a reader took offence at. */
function codesIn(error: DataError): readonly string[] {
  const found = error.problems.flatMap(({ code, value = '' }) => (code === 'not-a-number' ? [value] : []));
  return [...new Set(found)].filter((text) => otherCodes.includes(text));
}

export async function unlessDataError<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DataError) return undefined;
    throw error;
  }
}
