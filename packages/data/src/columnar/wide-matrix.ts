import { problemList } from '../errors/problem-list.js';
import { someOf } from '../errors/some-of.js';
import { createMatrixOfFile } from '../matrix/create-matrix-of-file.js';
import type { MatrixReading } from '../matrix/matrix-reading.js';
import { createPrecisionWatch } from '../matrix/precision-watch.js';
import { uniqueFeatureIds } from '../matrix/unique-feature-ids.js';
import type { ColumnarTable, ColumnNumbers } from './columnar-table.js';
import { readAnnotations } from './read-annotations.js';
import { readPloidy } from './read-ploidy.js';
import { findIds } from './find-ids.js';
import { findWideColumns } from './wide-columns.js';

const largestFloat32 = 3.4028235677973366e38;

/**
 * Reads a wide table: a column of ids and one of numbers for each sample, or for each feature where samples are in rows.
 * @param idColumn the column of the ids, where it is not to be found (`findIds`)
 * @throws DataError with the first problems of the file.
 */
export async function wideMatrix(
  table: ColumnarTable,
  orientation: 'features-in-rows' | 'samples-in-rows',
  idColumn?: string,
): Promise<MatrixReading> {
  const featuresInRows = orientation === 'features-in-rows';
  const ids = await findIds(table, idColumn);
  const columns = findWideColumns(table, ids, featuresInRows);
  const rowIds = await readIds(table, ids.id, featuresInRows ? 'feature' : 'sample');
  const columnIds = columns.values.map((index) => table.columns[index]!.name);
  const values = await readValues(table, columns.values, rowIds, columnIds, featuresInRows);
  const [samples, featureIds] = featuresInRows ? [columnIds, rowIds] : [rowIds, columnIds];
  const { features, warnings } = uniqueFeatureIds(featureIds, table.file);
  const matrix = createMatrixOfFile(table.file, {
    samples,
    features,
    values,
    ...(await readAnnotations(table, columns.annotations)),
    ploidy: readPloidy(table.metadata, table.kind, table.file),
  });
  const names = columns.passedOver
    .map((index) => table.columns[index]!.name)
    .filter((name) => !ids.alternatives.includes(name));
  return {
    matrix,
    warnings: [
      ...warnings,
      ...(ids.alternatives.length === 0
        ? []
        : [
            `${table.file}: column ${JSON.stringify(table.columns[ids.id]!.name)} was taken for the ids; to take another (${someOf(ids.alternatives)}), name it: idColumn.`,
          ]),
      ...(names.length === 0
        ? []
        : [`${table.file}: columns of text that are no ids are passed over (${someOf(names)}).`]),
    ],
  };
}

async function readIds(
  table: ColumnarTable,
  column: number,
  what: 'feature' | 'sample',
): Promise<readonly string[]> {
  const problems = problemList(table.file);
  const texts = await table.texts(column);
  const ids = texts.map((id, row) => {
    if (id !== null && id !== '') return id;
    problems.add({
      message: `Row ${row + 1} has no ${what} id (column ${JSON.stringify(table.columns[column]!.name)})`,
      hint: 'Give it one, or leave the row out',
    });
    return '';
  });
  problems.throwIfAny();
  return ids;
}

async function readValues(
  table: ColumnarTable,
  columns: readonly number[],
  rowIds: readonly string[],
  columnIds: readonly string[],
  featuresInRows: boolean,
): Promise<Float32Array> {
  const { rows, file } = table;
  const width = columns.length;
  const place = new Map(columns.map((index, column) => [index, column]));
  const values = new Float32Array(rows * width);
  const problems = problemList(file);
  const features = featuresInRows ? rowIds : columnIds;
  const precision = createPrecisionWatch(features.length);
  await table.numbers(columns, (index, firstRow, numbers) => {
    const column = place.get(index)!;
    const [first, step] = featuresInRows ? [firstRow * width + column, width] : [column * rows + firstRow, 1];
    const row = fill(values, first, step, numbers, (at, value) => {
      precision.note(featuresInRows ? firstRow + at : column, value);
    });
    if (row === -1) return;
    const [rowId, columnId] = [rowIds[firstRow + row]!, columnIds[column]!];
    const [feature, sample] = featuresInRows ? [rowId, columnId] : [columnId, rowId];
    problems.add({
      message: `${String(numbers[row])} is not a number that single precision holds (feature ${feature}, sample ${sample})`,
      hint: 'Rescale the values',
    });
  });
  for (const [feature, id] of features.entries()) {
    const problem = precision.problemOf(feature, `feature ${id}`);
    if (problem !== undefined) problems.add(problem);
  }
  problems.throwIfAny();
  return values;
}

/**
 * Puts numbers into every `step`-th place from `first` on.
 * @param note told each as it is before it is rounded
 * @returns the index of one that is too large, or -1
 */
function fill(
  values: Float32Array,
  first: number,
  step: number,
  numbers: ColumnNumbers,
  note: (index: number, value: number) => void,
): number {
  let tooLarge = -1;
  for (let index = 0, at = first; index < numbers.length; index++, at += step) {
    const number = numbers[index];
    const value = number === null || number === undefined ? NaN : Number(number);
    values[at] = value;
    note(index, value);
    if (Math.abs(value) > largestFloat32 && Math.abs(value) !== Infinity) tooLarge = index;
  }
  return tooLarge;
}
