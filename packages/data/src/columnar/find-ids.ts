import { DataError } from '../errors/data-error.js';
import { someOf } from '../errors/some-of.js';
import type { ColumnarTable } from './columnar-table.js';
import { pandasIndex } from './pandas-index.js';

/** The column of the ids of the rows of a wide table. */
export interface IdColumn {
  readonly id: number;
  /** Other columns of pandas' index, which hold no values either. */
  readonly levels: readonly number[];
  /** Which columns might be meant as well. */
  readonly alternatives: readonly string[];
}

const notIds = new Set(['chromosome', 'counted_allele', 'other_allele']);
const idName = /^(?:id|ids|index|iid|.*[._ -]ids?|.*[a-z]Ids?)$/;

/**
 * Finds the ids: the column named; else pandas' index, the first of its levels; else the first column of text whose entries differ,
 * or the first one at all; else a column of numbers that is called an id.
 * @throws DataError where there is none
 */
export async function findIds(table: ColumnarTable, named: string | undefined): Promise<IdColumn> {
  const { columns, metadata, kind, file } = table;
  const indexOf = (name: string): number => columns.findIndex((column) => column.name === name);
  const isId = (index: number): boolean => /text|numbers/.test(columns[index]?.holds ?? '');
  const levels = pandasIndex(metadata).map(indexOf).filter(isId);
  const texts = [...columns.keys()].filter(
    (index) => columns[index]!.holds === 'text' && !notIds.has(columns[index]!.name),
  );
  const numbers = [...columns.keys()].filter(
    (index) => columns[index]!.holds === 'numbers' && idName.test(columns[index]!.name),
  );
  const names = someOf(
    columns.map(({ name }) => name),
    8,
  );
  if (named !== undefined) {
    const id = indexOf(named);
    if (isId(id)) return { id, levels: levels.filter((level) => level !== id), alternatives: [] };
    throw new DataError({
      message: `This ${kind} has no column ${JSON.stringify(named)} of text or numbers (it has ${names || 'none'})`,
      file,
      hint: 'Name the column of ids as the file does: idColumn',
    });
  }
  const candidates = levels.length > 0 ? levels : texts.length > 0 ? texts : numbers;
  const id = levels.length > 0 ? levels[0] : ((await firstDistinct(table, texts)) ?? candidates[0]);
  if (id === undefined) {
    throw new DataError({
      message: `This ${kind} has no column of text, for the ids of its rows (it has ${names || 'none'})`,
      file,
      hint: 'Write the ids too (with pandas, as the index or as a column), or name a column of numbers: idColumn',
    });
  }
  const isSure = candidates.length === 1 && candidates !== numbers;
  const others = (candidates === numbers ? [...columns.keys()] : candidates).filter((index) => index !== id);
  return {
    id,
    levels: levels.filter((level) => level !== id),
    alternatives: isSure ? [] : others.map((index) => columns[index]!.name),
  };
}

/** The first column whose entries all differ; undefined where there is nothing to choose from. */
async function firstDistinct(table: ColumnarTable, columns: readonly number[]): Promise<number | undefined> {
  if (columns.length < 2) return undefined;
  for (const column of columns) {
    const texts = await table.texts(column);
    if (new Set(texts).size === texts.length) return column;
  }
  return undefined;
}
