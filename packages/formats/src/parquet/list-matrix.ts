import { findAnnotationColumns } from '@snpress/data/columnar/annotation-columns';
import { readAnnotations } from '@snpress/data/columnar/read-annotations';
import { readPloidy } from '@snpress/data/columnar/read-ploidy';
import { readSampleIds } from '@snpress/data/columnar/read-sample-ids';
import { checkInflation } from '@snpress/data/limits/inflation';
import { DataError } from '@snpress/data/errors/data-error';
import { createMatrixOfFile } from '@snpress/data/matrix/create-matrix-of-file';
import { uniqueIds } from '@snpress/data/matrix/unique-ids';
import type { Matrix } from '@snpress/data';
import { isNumber } from './parquet-columns.js';
import type { ParquetTable } from './parquet-table.js';
import { presentNumbers } from './present-values.js';

/**
 * The matrix of a Parquet file that has the values of each feature as a list, as our Arrow files do.
 * @throws DataError where it is another one.
 */
export async function listMatrix(table: ParquetTable): Promise<Matrix> {
  const { file, kind, metadata, columns } = table;
  const samples = readSampleIds(metadata, kind, file);
  const id = column(table, 'id');
  const values = await readLists(table, column(table, 'values'), samples.length);
  return createMatrixOfFile(file, {
    samples,
    // Ids of a file that was converted may repeat.
    features: uniqueIds((await table.texts(id)).map((text) => text ?? '')).ids,
    values,
    ...(await readAnnotations(table, findAnnotationColumns(columns, id))),
    ploidy: readPloidy(metadata, kind, file),
  });
}

async function readLists(table: ParquetTable, column: number, samples: number): Promise<Float32Array> {
  const { path, holds } = table.columns[column]!;
  const leaf = path.at(-1)?.element;
  if (holds !== 'lists' || leaf === undefined || !isNumber(leaf)) throw noLists(table, samples);
  const mayLack = leaf.repetition_type !== 'REQUIRED';
  checkInflation(table.rows * samples * Float32Array.BYTES_PER_ELEMENT, table.size, table.file);
  const values = new Float32Array(table.rows * samples);
  await table.pages([column], samples, (_, first, page) => {
    const { repetitionLevels, definitionLevels, present, entries } = page;
    for (let entry = 0; entry < entries; entry++) {
      const begins = (first + entry) % samples === 0;
      const isThere =
        definitionLevels.length === 0 || definitionLevels[entry]! >= present - (mayLack ? 1 : 0);
      if ((repetitionLevels[entry] === 0) !== begins || !isThere) throw noLists(table, samples);
    }
    values.set(presentNumbers(page), first);
  });
  return values;
}

function noLists({ file, kind }: ParquetTable, samples: number): DataError {
  return new DataError({
    message: `Column values of this ${kind} has not a list of ${samples} numbers in every row`,
    file,
    hint: `Write lists of ${samples} floating-point numbers, one per sample; a missing value is a null in the list`,
  });
}

function column({ columns, kind, file }: ParquetTable, name: string): number {
  const index = columns.findIndex((candidate) => candidate.name === name);
  if (index !== -1) return index;
  throw new DataError({
    message: `This ${kind} has no column ${name} (it has ${columns.map((candidate) => candidate.name).join(', ')})`,
    file,
    hint: 'A matrix whose values are lists has one row per feature, with the columns id and values',
  });
}
