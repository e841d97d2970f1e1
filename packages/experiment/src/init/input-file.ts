import { DataError } from '@snpress/data/errors/data-error';
import { inspectMatrix } from '@snpress/data/inspect/inspect-matrix';
import { isHeaderless } from '@snpress/formats/readers/headerless';
import { matrixSource } from '@snpress/formats/registry/matrix-source';
import { readHead } from '@snpress/formats/format/file-head';
import { readIntervals } from '@snpress/formats/tables/read-intervals';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { recogniseFormat } from '@snpress/formats/registry/recognise-format';
import type { Matrix, MatrixSummary, Positions, PositionTable } from '@snpress/data';
import type { FormatName, ReadMatrixOptions } from '@snpress/formats';

/** A matrix of the user's, and how it has to be read. */
export interface MatrixFile {
  readonly kind: 'matrix';
  readonly path: string;
  /** As it was recognised. */
  readonly format: FormatName | undefined;
  readonly matrix: Matrix;
  readonly summary: MatrixSummary;
  /** What a spec has to say about it beside its path. */
  readonly options: ReadMatrixOptions;
  /** Whole sentences of who read it. */
  readonly warnings: readonly string[];
}

/** A table of positions. */
export interface PositionsFile {
  readonly kind: 'positions';
  readonly path: string;
  readonly table: PositionTable;
}

/** A BED file of intervals. */
interface IntervalsFile {
  readonly kind: 'intervals';
  readonly path: string;
  readonly intervals: Positions;
}

/** A table that is none of these. */
export interface OtherFile {
  readonly kind: 'table';
  readonly path: string;
  /** What is wrong with it as a matrix, where it was read as one. */
  readonly error: DataError | undefined;
}

/** A file of the user's. */
export type InputFile = MatrixFile | PositionsFile | IntervalsFile | OtherFile;

/** What `missing` is where nothing is said. */
export const usualCodes: readonly string[] = matrixSource.parse({ path: 'any' }).missing;

/** What is wrong where nobody can say what a file is. */
const unread = ['no-such-file', 'not-readable'];

/** Formats of text of which the content alone says what it is a table of. */
const plain: readonly (FormatName | undefined)[] = ['tsv', 'csv', 'matrix-eqtl', undefined];

/** Those that tables of texts, such as covariates, are recognised as too. */
const tables: readonly (FormatName | undefined)[] = [...plain, 'pheno', 'long'];

/** Texts that people write for a missing value, beside those that are known by default. */
const otherCodes = ['-', '--', '?', 'N', 'NN', 'N/A', '#N/A', 'na', 'null', 'NULL', 'None', 'none', './.'];

/**
 * Reads a file and says what it is: intervals, a table of three or four columns with positions, a matrix, or another table.
 * @throws DataError where it cannot be read, or is surely of a kind and at fault
 */
export async function readInputFile(path: string): Promise<InputFile> {
  const format = await unlessDataError(recogniseFormat(path));
  const notRead = (error: unknown): OtherFile => {
    if (!(error instanceof DataError) || unread.includes(error.problems[0]?.code ?? '')) throw error;
    return { kind: 'table', path, error };
  };
  if (plain.includes(format) || format === 'bed') {
    const intervals = await readIntervals(path).catch(notRead);
    if (intervals !== undefined && 'chromosome' in intervals) return { kind: 'intervals', path, intervals };
    // What is wrong in a line of it, a table of another kind would not say.
    if (intervals?.error?.line !== undefined) return intervals;
  }
  if (plain.includes(format)) {
    const table = await unlessDataError(readPositions(path));
    if (table !== undefined && hasPlaces(table, await chromosomeTitle(path)))
      return { kind: 'positions', path, table };
    if ((await unlessDataError(isHeaderless(path))) === true)
      throw new DataError({
        message: 'This table has numbers alone, so that nothing says which sample a column is',
        file: path,
        hint: 'Give it a header line of sample ids and a first column of marker or gene ids',
      });
  }
  const matrix = readMatrixFile(path, {}, format);
  return tables.includes(format) ? matrix.catch(notRead) : matrix;
}

/**
 * Whether the numbers of a table can be positions: most are different ones on chromosomes; where it has a header line that names no
 * chromosome, they are large as well.
 */
function hasPlaces({ positions: { chromosome, start } }: PositionTable, title: string | undefined): boolean {
  const known = [...chromosome.keys()].filter((row) => chromosome[row] !== '');
  const places = new Set(known.map((row) => `${chromosome[row]}:${start[row]}`));
  return (
    2 * places.size > known.length &&
    known.every((row) => !/^-?\d*\.\d+/.test(chromosome[row]!)) &&
    (title === undefined ||
      /chr|crom|contig|scaff|seq|^lg$/i.test(title) ||
      known.some((row) => start[row]! > 1000))
  );
}

/** The title of the second column, where the first line of a table has titles. */
async function chromosomeTitle(path: string): Promise<string | undefined> {
  const { firstLine } = await readHead(path);
  const [, title, place] = firstLine?.fields ?? [];
  return Number.isNaN(Number(place)) ? title : undefined;
}

/** Reads a matrix; what cannot be a number and is a common code of missing values becomes one. */
export async function readMatrixFile(
  path: string,
  options: ReadMatrixOptions,
  format?: FormatName,
): Promise<MatrixFile> {
  try {
    const { matrix, warnings } = await readMatrix(path, options);
    return { kind: 'matrix', path, format, matrix, summary: inspectMatrix(matrix), options, warnings };
  } catch (error) {
    const missing = options.missing ?? usualCodes;
    const codes = error instanceof DataError ? codesIn(error).filter((code) => !missing.includes(code)) : [];
    if (codes.length === 0) throw error;
    const file = await readMatrixFile(path, { ...options, missing: [...missing, ...codes] }, format);
    const said = codes.map((code) => JSON.stringify(code)).join(' and ');
    return { ...file, warnings: [`${path}: ${said} is taken for a missing value.`, ...file.warnings] };
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
