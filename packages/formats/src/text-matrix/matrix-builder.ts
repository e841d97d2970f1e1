import type { ProblemList } from '@snpress/data/errors/problem-list';
import { createPrecisionWatch } from '@snpress/data/matrix/precision-watch';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { keepRow, rowText, type Row } from '../text/each-row.js';
import { missingCodes } from '../text/missing-codes.js';
import { createRowStore, type RowStore } from '../text/row-store.js';
import { numericCells, type Cells } from './cells.js';
import { emptyColumnId, emptyRowId, noColumns, raggedRow, repeatedSample } from './matrix-problems.js';
import type { MatrixReading } from '@snpress/data';
import type { CommonSource } from '../format/format-source.js';
import { idThenValues, type FindColumns } from './table-columns.js';
import { uniqueFeatureIds } from '@snpress/data/matrix/unique-feature-ids';

/** Makes a matrix of the rows of a table. */
export interface MatrixBuilder {
  /** Takes the next row, the header line first. */
  addRow(row: Row): void;
  /** @throws DataError where the rows, or the lack of them, were a problem. */
  finish(): MatrixReading;
}

/** What the fields of a table are, where they are not an id and then numbers. */
export interface TableShape {
  readonly cells?: Cells;
  /** Says, once there is a first row, which fields of the rows are what. */
  readonly findColumns?: FindColumns;
}

/** An empty matrix builder; problems of the rows are added to the list. */
export function createMatrixBuilder(
  { path, missing, orientation }: Pick<CommonSource, 'path' | 'missing' | 'orientation'>,
  problems: ProblemList,
  { cells = numericCells, findColumns = idThenValues }: TableShape = {},
): MatrixBuilder {
  const samplesInRows = orientation === 'samples-in-rows';
  const isMissing = missingCodes(missing);
  const rowIds: string[] = [];
  const sampleLines = new Map<string, number>();
  let header: Row | undefined;
  let columnIds: readonly string[] = [];
  let idField = 0;
  let firstField = 1;
  let store: RowStore | undefined;
  // Of features in rows, one is watched at a time.
  let precision = createPrecisionWatch(1);

  const startRows = (headerRow: Row, firstRow: Row): RowStore => {
    const { id, firstValue, headerLacks } = findColumns(headerRow, firstRow);
    idField = id;
    firstField = firstValue;
    const firstColumn = firstValue - headerLacks;
    columnIds = Array.from({ length: headerRow.count - firstColumn }, (_, column) =>
      rowText(headerRow, firstColumn + column),
    );
    if (!samplesInRows) checkSampleFields(headerRow, firstColumn, problems);
    if (samplesInRows) precision = createPrecisionWatch(columnIds.length);
    return createRowStore(columnIds.length);
  };

  const addRowId = (row: Row): void => {
    const id = rowText(row, idField);
    rowIds.push(id);
    if (id === '') problems.add(emptyRowId(row, idField, samplesInRows ? 'sample' : 'feature'));
    else if (samplesInRows) {
      const earlier = sampleLines.get(id);
      if (earlier !== undefined)
        problems.add(repeatedSample(row, idField, `lines ${earlier} and ${row.line}`));
      sampleLines.set(id, earlier ?? row.line);
    }
  };

  const addValues = (row: Row, values: Float32Array): void => {
    const refuse = (column: number, value: number): boolean => {
      const [rowId, columnId] = [rowIds.at(-1)!, columnIds[column]!];
      const of = samplesInRows ? { feature: columnId, sample: rowId } : { feature: rowId, sample: columnId };
      problems.add(cells.problem(row, firstField + column, value, of, missing));
      return !problems.isFull();
    };
    cells.fill(row, firstField, values, isMissing, refuse, (column, value) => {
      precision.note(samplesInRows ? column : 0, value);
    });
    if (!samplesInRows) checkPrecision(0, rowIds.at(-1)!, row.line);
  };

  const checkPrecision = (feature: number, id: string, line?: number): void => {
    const problem = precision.problemOf(feature, `feature ${id}`);
    if (problem !== undefined) problems.add({ ...problem, line });
  };

  return {
    addRow(row) {
      if (header === undefined) {
        header = keepRow(row);
        return;
      }
      store ??= startRows(header, row);
      if (row.count !== firstField + columnIds.length) {
        problems.add(raggedRow(row, firstField, columnIds.length));
        return;
      }
      addRowId(row);
      addValues(row, store.addRow());
    },

    finish() {
      if (samplesInRows) {
        for (const [column, id] of columnIds.entries()) checkPrecision(column, id);
      }
      problems.throwIfAny();
      if (store === undefined) {
        problems.add({
          message: header === undefined ? 'This file is empty' : 'This file has a header line but no rows',
          hint: 'Check how it was written or copied',
        });
      } else if (columnIds.length === 0) problems.add(noColumns(header!));
      problems.throwIfAny();
      const [samples, featureIds] = samplesInRows ? [rowIds, columnIds] : [columnIds, rowIds];
      const { features, warnings } = uniqueFeatureIds(featureIds, path);
      const values = samplesInRows ? store!.transpose() : store!.concatenate();
      return { matrix: createMatrix({ samples, features, values }), warnings };
    },
  };
}

function checkSampleFields(header: Row, firstColumn: number, problems: ProblemList): void {
  const fields = new Map<string, number>();
  for (let field = firstColumn; field < header.count && !problems.isFull(); field++) {
    const id = rowText(header, field);
    const earlier = fields.get(id);
    if (id === '') problems.add(emptyColumnId(header, field, 'sample'));
    else if (earlier !== undefined) {
      problems.add(repeatedSample(header, field, `fields ${earlier + 1} and ${field + 1}`));
    }
    fields.set(id, earlier ?? field);
  }
}
