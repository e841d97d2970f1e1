import type { ProblemList } from '../errors/problem-list.js';
import { createMatrix } from '../matrix/create-matrix.js';
import { keepRow, rowText, type Row } from '../text/each-row.js';
import { missingCodes } from '../text/missing-codes.js';
import { createRowStore, type RowStore } from '../text/row-store.js';
import { numericCells, type Cells } from './cells.js';
import { emptyId, raggedRow, repeatedSample } from './matrix-problems.js';
import type { MatrixReading } from './matrix-reading.js';
import type { MatrixSource } from './matrix-source.js';
import { uniqueFeatureIds } from './unique-feature-ids.js';

/** Makes a matrix of the rows of a table. */
export interface MatrixBuilder {
  /** Takes the next row, the header line first. */
  addRow(row: Row): void;
  /** @throws DataError where the rows, or the lack of them, were a problem. */
  finish(): MatrixReading;
}

/** An empty matrix builder; problems of the rows are added to the list. Cells are numbers unless it is said otherwise. */
export function createMatrixBuilder(
  { path, missing, orientation }: Pick<MatrixSource, 'path' | 'missing' | 'orientation'>,
  problems: ProblemList,
  cells: Cells = numericCells,
): MatrixBuilder {
  const samplesInRows = orientation === 'samples-in-rows';
  const isMissing = missingCodes(missing);
  const rowIds: string[] = [];
  const sampleLines = new Map<string, number>();
  let header: Row | undefined;
  let columnIds: readonly string[] = [];
  let store: RowStore | undefined;

  /** Only the first row tells whether the header line has a label over the row ids. */
  const startRows = (headerRow: Row, firstRow: Row): RowStore => {
    const firstColumn = firstRow.count === headerRow.count + 1 ? 0 : 1;
    columnIds = Array.from({ length: headerRow.count - firstColumn }, (_, column) =>
      rowText(headerRow, firstColumn + column),
    );
    if (!samplesInRows) checkSampleFields(headerRow, firstColumn, problems);
    return createRowStore(columnIds.length);
  };

  const addRowId = (row: Row): void => {
    const id = rowText(row, 0);
    rowIds.push(id);
    if (id === '') problems.add(emptyId(row, 0, samplesInRows ? 'sample' : 'feature'));
    else if (samplesInRows) {
      const earlier = sampleLines.get(id);
      if (earlier !== undefined) problems.add(repeatedSample(row, 0, `lines ${earlier} and ${row.line}`));
      sampleLines.set(id, earlier ?? row.line);
    }
  };

  const addValues = (row: Row, values: Float32Array): void => {
    cells.fill(row, 1, values, isMissing, (column, value) => {
      const [rowId, columnId] = [rowIds.at(-1)!, columnIds[column]!];
      const of = samplesInRows ? { feature: columnId, sample: rowId } : { feature: rowId, sample: columnId };
      problems.add(cells.problem(row, column + 1, value, of, missing));
      return !problems.isFull();
    });
  };

  return {
    addRow(row) {
      if (header === undefined) {
        header = keepRow(row);
        return;
      }
      store ??= startRows(header, row);
      if (row.count !== columnIds.length + 1) {
        problems.add(raggedRow(row, columnIds.length));
        return;
      }
      addRowId(row);
      addValues(row, store.addRow());
    },

    finish() {
      problems.throwIfAny();
      if (store === undefined) {
        problems.add({
          message: header === undefined ? 'This file is empty' : 'This file has a header line but no rows',
          hint: 'Check how it was written or copied',
        });
      } else if (columnIds.length === 0) {
        problems.add({
          message: 'The header line has one field only',
          line: header?.line,
          hint: 'Check the delimiter; it can be named: `delimiter: tab`',
        });
      }
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
    if (id === '') problems.add(emptyId(header, field, 'sample'));
    else if (earlier !== undefined) {
      problems.add(repeatedSample(header, field, `fields ${earlier + 1} and ${field + 1}`));
    }
    fields.set(id, earlier ?? field);
  }
}
