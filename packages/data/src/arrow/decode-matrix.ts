import type { Data, Table } from 'apache-arrow';
import { DataError } from '../errors/data-error.js';
import { createMatrixOfFile } from '../matrix/create-matrix-of-file.js';
import type { Alleles } from '../matrix/alleles.js';
import type { FeatureContexts } from '../matrix/feature-contexts.js';
import type { Matrix } from '../matrix/matrix.js';
import type { Positions } from '../matrix/positions.js';
import { packedBytes, unpackCalls } from '../markers/packed-calls.js';
import type { MarkerValues } from '../markers/marker-values.js';
import type { StoredMatrix } from '../markers/stored-matrix.js';
import { uniqueIds } from '../matrix/unique-ids.js';
import { matrixSchema } from '../columnar/matrix-schema.js';
import { checkFormat } from '../columnar/check-format.js';
import { readSampleIds } from '../columnar/read-sample-ids.js';
import { readPloidy } from '../columnar/read-ploidy.js';
import { decodeTable } from './decode-table.js';
import { typeName } from './type-name.js';
import { readCalls } from './read-calls.js';
import { readNumbers } from './read-numbers.js';

/**
 * Decodes a matrix from an Arrow IPC file. Where its values are aligned Float32 in one batch, with NaN under the
 * nulls (as `encodeMatrix` writes them), they are a view on `bytes`; otherwise a copy.
 * @throws DataError where `bytes` are not an Arrow IPC file of a matrix.
 */
export async function decodeMatrix(bytes: Uint8Array, file?: string): Promise<Matrix> {
  return listMatrix(await decodeTable(bytes, file), file);
}

/**
 * Decodes a matrix with its values as `encodeMatrix` stored them: hard calls stay one byte each, a view on `bytes`.
 * Everything else is Float32, as by `decodeMatrix`.
 * @throws DataError where `bytes` are not an Arrow IPC file of a matrix.
 */
export async function decodeStoredMatrix(bytes: Uint8Array, file?: string): Promise<StoredMatrix> {
  return matrixOf(await decodeTable(bytes, file), readStoredValues, file);
}

/**
 * The matrix of a table that has the values of each feature as a list.
 * @throws DataError where the table is another one.
 */
export function listMatrix(table: Table, file?: string): Matrix {
  return matrixOf(table, readValues, file);
}

function matrixOf<Values extends MarkerValues>(
  table: Table,
  read: (table: Table, samples: number, file: string | undefined) => Values,
  file: string | undefined,
): ReturnType<typeof createMatrixOfFile<Values>> {
  const samples = readSamples(table, file);
  const values = read(table, samples.length, file);
  // Ids of a file that was converted may repeat.
  const { ids: features } = uniqueIds(readStrings(table, 'id', file));
  const positions = readPositionColumns(table, file);
  const alleles = readAlleleColumns(table, file);
  const contexts = readContextColumns(table, file);
  const ploidy = readPloidy(table.schema.metadata, 'Arrow IPC file', file);
  return createMatrixOfFile(file, { samples, features, values, positions, alleles, ploidy, contexts });
}

function readSamples(table: Table, file: string | undefined): readonly string[] {
  checkFormat(table.schema.metadata, 'Arrow IPC file', file);
  return readSampleIds(table.schema.metadata, 'Arrow IPC file', file);
}

function readValues(table: Table, samples: number, file: string | undefined): Float32Array {
  const lists = column(table, 'values', file);
  const read = (list: Data): Float32Array => {
    const first = list.offset * samples;
    const items = itemsOf(list, samples, file);
    return readNumbers(items, first, list.length * samples, Float32Array, { column: 'values', file });
  };
  if (lists.length === 1) return read(lists[0]!);
  // One after another, so that no more than one is held besides the whole.
  const whole = new Float32Array(table.numRows * samples);
  let offset = 0;
  for (const list of lists) {
    whole.set(read(list), offset);
    offset += list.length * samples;
  }
  return whole;
}

function itemsOf(list: Data, samples: number, file: string | undefined): Data {
  const child = list.children[0];
  if (
    !('listSize' in list.type) ||
    list.type.listSize !== samples ||
    child === undefined ||
    list.nullCount > 0
  ) {
    throw new DataError({
      message: `Column values of this Arrow IPC file is ${list.nullCount > 0 ? 'null in some rows' : typeName(list.type)}`,
      file,
      hint: `Write it as a fixed-size list of ${samples} Float32, one per sample; a missing value is a null in the list`,
    });
  }
  return child;
}

function readStoredValues(table: Table, samples: number, file: string | undefined): MarkerValues {
  const [codes, ...others] = (table.getChild(matrixSchema.packedColumn)?.data ?? []) as readonly Data[];
  if (codes !== undefined && others.length === 0) {
    const values: unknown = itemsOf(codes, packedBytes(samples), file).values;
    if (values instanceof Uint8Array)
      return unpackCalls(values.subarray(0, codes.length * packedBytes(samples)), samples);
  }
  const [list, ...more] = column(table, 'values', file);
  const calls =
    list?.offset === 0 && more.length === 0
      ? readCalls(itemsOf(list, samples, file), list.length * samples)
      : undefined;
  return calls ?? readValues(table, samples, file);
}

function readPositionColumns(table: Table, file: string | undefined): Positions | undefined {
  if (table.getChild('chromosome') === null || table.getChild('start') === null) return undefined;
  const start = readCoordinates(table, 'start', file);
  return {
    chromosome: readStrings(table, 'chromosome', file),
    start,
    end: table.getChild('end') === null ? start : readCoordinates(table, 'end', file),
  };
}

function readAlleleColumns(table: Table, file: string | undefined): Alleles | undefined {
  if (table.getChild('counted_allele') === null || table.getChild('other_allele') === null) return undefined;
  return {
    counted: readStrings(table, 'counted_allele', file),
    other: readStrings(table, 'other_allele', file),
  };
}

function readContextColumns(table: Table, file: string | undefined): FeatureContexts | undefined {
  if (table.getChild('gene') === null || table.getChild('context') === null) return undefined;
  return { gene: readStrings(table, 'gene', file), context: readStrings(table, 'context', file) };
}

function readCoordinates(table: Table, name: string, file: string | undefined): Float64Array {
  const batches = column(table, name, file).map((data) =>
    readNumbers(data, 0, data.length, Float64Array, { column: name, file }),
  );
  return batches.length === 1 ? batches[0]! : concatenate(batches, new Float64Array(table.numRows));
}

function readStrings(table: Table, name: string, file: string | undefined): string[] {
  column(table, name, file);
  return Array.from(table.getChild(name)!, (value: string | number | bigint | null) => String(value ?? ''));
}

function column(table: Table, name: string, file: string | undefined): readonly Data[] {
  const vector = table.getChild(name);
  if (vector === null) {
    const names = table.schema.fields.map((field) => field.name).join(', ');
    throw new DataError({
      message: `This Arrow IPC file has no column ${name} (it has ${names === '' ? 'none' : names})`,
      file,
      hint: 'A matrix has one row per feature, with the columns id and values',
    });
  }
  return vector.data as readonly Data[];
}

function concatenate<T extends Float32Array | Float64Array>(parts: readonly T[], whole: T): T {
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
