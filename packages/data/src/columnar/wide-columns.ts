import { DataError } from '../errors/data-error.js';
import { someOf } from '../errors/some-of.js';
import { findAnnotationColumns, type AnnotationColumns } from './annotation-columns.js';
import type { ColumnarTable, TableColumn } from './columnar-table.js';
import { pandasIndex } from './pandas-index.js';

/** Which columns of a wide table are what. */
export interface WideColumns {
  readonly id: number;
  readonly annotations: AnnotationColumns;
  /** The columns of numbers, one per sample, or per feature where samples are in rows. */
  readonly values: readonly number[];
  /** Columns of text before the first one of numbers that are none of these. */
  readonly passedOver: readonly number[];
}

/**
 * Finds the columns of a wide table. Ids are pandas' index or the first column of text; positions and alleles are known by
 * their names, where features are in rows. All others must be numbers, but for columns of text before the first one.
 * @throws DataError where there are no ids, no numbers, or something else.
 */
export function findWideColumns(table: ColumnarTable, featuresInRows: boolean): WideColumns {
  const { columns, kind, file } = table;
  const id = findIds(table);
  const annotations = featuresInRows ? findAnnotationColumns(columns, id) : {};
  const known = new Set<number>([id, ...(Object.values(annotations) as number[])]);
  const rest = [...columns.keys()].filter((index) => !known.has(index));
  const first = rest.findIndex((index) => columns[index]!.holds !== 'text');
  const values = first === -1 ? [] : rest.slice(first);
  checkNumbers(table, values);
  if (values.length > 0) return { id, annotations, values, passedOver: rest.slice(0, first) };
  throw new DataError({
    message: `This ${kind} has no columns of numbers (it has ${namesOf(columns)})`,
    file,
    hint: 'A matrix has a column of ids and one of numbers for each sample',
  });
}

function findIds({ columns, metadata, kind, file }: ColumnarTable): number {
  const index = pandasIndex(metadata);
  const byIndex = columns.findIndex(({ name, holds }) => name === index && /text|numbers/.test(holds));
  const id = byIndex === -1 ? columns.findIndex(({ holds }) => holds === 'text') : byIndex;
  if (id !== -1) return id;
  throw new DataError({
    message: `This ${kind} has no column of text, for the ids of its rows (it has ${namesOf(columns)})`,
    file,
    hint: 'Write the ids too; with pandas, as the index or as a column',
  });
}

function checkNumbers({ columns, kind, file }: ColumnarTable, indices: readonly number[]): void {
  const wrong = indices.filter((index) => columns[index]!.holds !== 'numbers');
  if (wrong.length === 0) return;
  throw new DataError(
    wrong.slice(0, 5).map((index) => ({
      message: `Column ${JSON.stringify(columns[index]!.name)} of this ${kind} holds ${columns[index]!.type}, not numbers`,
      file,
      hint: 'Write it as numbers, with nulls where one is missing, or leave it out',
    })),
  );
}

function namesOf(columns: readonly TableColumn[]): string {
  return columns.length === 0
    ? 'none'
    : someOf(
        columns.map(({ name }) => name),
        8,
      );
}
