import type { Data, DataType, Table } from 'apache-arrow';
import type { ColumnarTable, TableColumn } from '../columnar/columnar-table.js';
import { numericType, readNumbers } from './read-numbers.js';
import { typeName } from './type-name.js';

const textType = /^(?:Large)?Utf8(?:View)?$|^Dictionary<\w+, (?:Large)?Utf8(?:View)?>$/;

/** An Arrow table to be read column by column. */
export function arrowTable(table: Table, file: string): ColumnarTable {
  const columns = table.schema.fields.map(({ name, type }) => ({
    name,
    type: typeName(type as DataType),
    holds: contentOf(typeName(type as DataType)),
  }));
  return {
    file,
    kind: 'Arrow IPC file',
    rows: table.numRows,
    columns,
    metadata: table.schema.metadata,
    texts(column) {
      return Promise.resolve(
        Array.from(table.getChildAt(column)!, (value: unknown) =>
          value === null ? null : String(value as string | number | bigint),
        ),
      );
    },
    numbers(indices, visit) {
      for (const column of indices) {
        let firstRow = 0;
        for (const data of table.getChildAt(column)!.data as readonly Data[]) {
          visit(column, firstRow, numbersOf(data, columns[column]!.name, file));
          firstRow += data.length;
        }
      }
      return Promise.resolve();
    },
  };
}

function numbersOf(data: Data, column: string, file: string): Float64Array {
  return typeName(data.type) === 'Null'
    ? new Float64Array(data.length).fill(NaN)
    : readNumbers(data, 0, data.length, Float64Array, { column, file });
}

function contentOf(type: string): TableColumn['holds'] {
  if (numericType.test(type) || type === 'Null') return 'numbers';
  if (textType.test(type)) return 'text';
  return type.includes('List') ? 'lists' : 'something else';
}
