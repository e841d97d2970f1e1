import { DataError } from '../errors/data-error.js';
import { someOf } from '../errors/some-of.js';
import { findAnnotationColumns, type AnnotationColumns } from './annotation-columns.js';
import type { ColumnarTable, TableColumn } from './columnar-table.js';
import type { IdColumn } from './find-ids.js';

/** Which columns of a wide table are what. */
export interface WideColumns {
  readonly annotations: AnnotationColumns;
  /** The columns of numbers, one per sample, or per feature where samples are in rows. */
  readonly values: readonly number[];
  /** Other levels of an index, and columns of text before the first one of numbers, that are none of these. */
  readonly passedOver: readonly number[];
}

/**
 * Finds the columns of a wide table. Positions and alleles are known by their names, where features are in rows. All others but
 * the ids must be numbers, apart from columns of text before the first one.
 * @throws DataError where there are no numbers, or something else.
 */
export function findWideColumns(
  { columns, kind, file }: ColumnarTable,
  { id, levels }: Pick<IdColumn, 'id' | 'levels'>,
  featuresInRows: boolean,
): WideColumns {
  const annotations = featuresInRows ? findAnnotationColumns(columns, id) : {};
  const known = new Set<number>([id, ...levels, ...(Object.values(annotations) as number[])]);
  const rest = [...columns.keys()].filter((index) => !known.has(index));
  const first = rest.findIndex((index) => columns[index]!.holds !== 'text');
  const values = first === -1 ? [] : rest.slice(first);
  checkNumbers({ columns, kind, file }, values);
  if (values.length > 0) return { annotations, values, passedOver: [...levels, ...rest.slice(0, first)] };
  throw new DataError({
    message: `This ${kind} has no columns of numbers (it has ${namesOf(columns)})`,
    file,
    hint: 'A matrix has a column of ids and one of numbers for each sample',
  });
}

function checkNumbers(
  { columns, kind, file }: Pick<ColumnarTable, 'columns' | 'kind' | 'file'>,
  indices: readonly number[],
): void {
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
