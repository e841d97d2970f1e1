import type { ProblemList } from '../errors/problem-list.js';
import { createMatrix } from '../matrix/create-matrix.js';
import { rowColumn, rowText, type Row } from '../text/each-row.js';
import { missingCodes } from '../text/missing-codes.js';
import { parseNumber } from '../text/parse-number.js';
import { createRowStore, type RowStore } from '../text/row-store.js';
import type { MatrixReading } from './matrix-reading.js';
import type { MatrixSource } from './matrix-source.js';
import { uniqueFeatureIds } from './unique-feature-ids.js';

const largestFloat32 = 3.4028235677973366e38;

/** Makes a matrix of the rows of a table. */
export interface MatrixBuilder {
  /** Takes the next row, the header line first. */
  addRow(row: Row): void;
  /** @throws DataError where the rows, or the lack of them, were a problem. */
  finish(): MatrixReading;
}

interface Header {
  readonly line: number;
  readonly fields: readonly { readonly text: string; readonly column: number }[];
}

/** An empty matrix builder; problems of the rows are added to the list. */
export function createMatrixBuilder(source: MatrixSource, problems: ProblemList): MatrixBuilder {
  const { path, missing } = source;
  const samplesInRows = source.orientation === 'samples-in-rows';
  const isMissing = missingCodes(missing);
  const rowIds: string[] = [];
  const sampleLines = new Map<string, number>();
  let header: Header | undefined;
  let columnIds: readonly string[] = [];
  let store: RowStore | undefined;

  const readHeader = (row: Row): Header => ({
    line: row.line,
    fields: Array.from({ length: row.count }, (_, field) => ({
      text: rowText(row, field),
      column: rowColumn(row, field),
    })),
  });

  /** Only the first row tells whether the header line has a label over the row ids. */
  const startRows = ({ line, fields }: Header, fieldsPerRow: number): RowStore => {
    const columns = fieldsPerRow === fields.length + 1 ? fields : fields.slice(1);
    columnIds = columns.map(({ text }) => text);
    const first = new Map<string, number>();
    for (const { text, column } of samplesInRows ? [] : columns) {
      const earlier = first.get(text);
      if (text === '') {
        problems.add({
          message: 'A sample id is empty',
          line,
          column,
          hint: 'Name the sample, or remove the delimiter at the end of the line',
        });
      } else if (earlier !== undefined)
        addRepeatedSample(text, `columns ${earlier} and ${column}`, line, column);
      first.set(text, earlier ?? column);
    }
    return createRowStore(columnIds.length);
  };

  const addRepeatedSample = (id: string, places: string, line: number, column: number): void => {
    const isNumeric = !Number.isNaN(Number(id));
    problems.add({
      message: `Sample id ${JSON.stringify(id)} occurs in ${places}`,
      line,
      column,
      hint:
        isNumeric && !samplesInRows
          ? 'Rename one, or add the line of sample ids if the file has none'
          : 'Rename one',
    });
  };

  const checkRowId = (row: Row, id: string): void => {
    if (id === '') {
      problems.add({
        message: `This row has no ${samplesInRows ? 'sample' : 'feature'} id`,
        line: row.line,
        column: rowColumn(row, 0),
        hint: 'Put one in its first field',
      });
    } else if (samplesInRows) {
      const earlier = sampleLines.get(id);
      if (earlier !== undefined)
        addRepeatedSample(id, `lines ${earlier} and ${row.line}`, row.line, rowColumn(row, 0));
      sampleLines.set(id, earlier ?? row.line);
    }
  };

  const addBadNumber = (row: Row, field: number, value: number): void => {
    const text = rowText(row, field);
    const columnId = columnIds[field - 1]!;
    const [feature, sample] = samplesInRows ? [columnId, rowIds.at(-1)!] : [rowIds.at(-1)!, columnId];
    const tooLarge = !Number.isNaN(value);
    problems.add({
      message: `${JSON.stringify(text)} is not a number${tooLarge ? ' that single precision holds' : ''} (feature ${feature}, sample ${sample})`,
      line: row.line,
      column: rowColumn(row, field),
      hint: tooLarge ? 'Rescale the values' : explainText(text, missing),
    });
  };

  const addValues = (row: Row, values: Float32Array): void => {
    const { bytes, starts, ends } = row;
    for (let field = 1; field <= values.length; field++) {
      const start = starts[field]!;
      const end = ends[field]!;
      const value = isMissing(bytes, start, end) ? undefined : parseNumber(bytes, start, end);
      values[field - 1] = value ?? NaN;
      if (value === undefined || Math.abs(value) <= largestFloat32) continue;
      addBadNumber(row, field, value);
      if (problems.isFull()) return;
    }
  };

  return {
    addRow(row) {
      if (header === undefined) {
        header = readHeader(row);
        return;
      }
      store ??= startRows(header, row.count);
      const expected = columnIds.length + 1;
      if (row.count !== expected) {
        problems.add({
          message: `This row has ${row.count} fields, but the header line calls for ${expected} (an id and ${expected - 1} values)`,
          line: row.line,
          hint: 'Check for missing or surplus delimiters',
        });
        return;
      }
      const id = rowText(row, 0);
      rowIds.push(id);
      checkRowId(row, id);
      addValues(row, store.addRow());
    },

    finish() {
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

function explainText(text: string, missing: readonly string[]): string {
  if (/^[+-]?\d+,\d+$/.test(text)) return 'Write numbers with a decimal point, not a comma';
  return `If it stands for a missing value, say so: missing: ${JSON.stringify([...missing, text])}`;
}
