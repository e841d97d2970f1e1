import { parquetSchema, type ColumnMetaData, type RowGroup } from 'hyparquet';
import type { ColumnarTable } from '@snpress/data/columnar/columnar-table';
import { checkInflation } from '@snpress/data/limits/inflation';
import { DataError } from '@snpress/data/errors/data-error';
import { parquetColumns, type ParquetColumn } from './parquet-columns.js';
import { undecodable, type ParquetFile } from './parquet-file.js';
import { presentNumbers, presentTexts } from './present-values.js';
import { readPages, type ColumnPage } from './read-pages.js';

/** A Parquet file as a table. */
export interface ParquetTable extends ColumnarTable {
  /** Bytes of the file. */
  readonly size: number;
  readonly columns: readonly ParquetColumn[];
  /**
   * Visits the pages of columns: row group by row group, and in each of them column by column, so that no more is held than
   * one column of one row group.
   * @param perRow how many entries a row has
   */
  pages(
    columns: readonly number[],
    perRow: number,
    visit: (column: number, firstEntry: number, page: ColumnPage) => void,
  ): Promise<void>;
}

/**
 * A Parquet file to be read column by column.
 * @throws DataError where its metadata contradict themselves.
 */
export function parquetTable({ path: file, metadata, footer, size, read }: ParquetFile): ParquetTable {
  const columns = attempt(file, `The schema at byte ${footer}`, () =>
    parquetColumns(parquetSchema(metadata)),
  );
  const keyValues = attempt(
    file,
    'The metadata',
    () => new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value ?? ''])),
  );
  const groups = metadata.row_groups;
  const rowsOf = (group: RowGroup): number => Number(group.num_rows);
  const rows = groups.reduce((sum, group) => sum + rowsOf(group), 0);
  checkInflation(rows * columns.length * Float32Array.BYTES_PER_ELEMENT, size, file);
  if (rows !== Number(metadata.num_rows) || groups.some((group) => !(rowsOf(group) >= 0))) {
    throw new DataError({
      message: `This Parquet file counts ${metadata.num_rows} rows at byte ${footer}, but its row groups have ${rows}`,
      file,
      hint: 'Copy or write it again',
    });
  }

  const pages: ParquetTable['pages'] = async (indices, perRow, visit) => {
    let firstRow = 0;
    for (const [place, group] of groups.entries()) {
      for (const index of indices) {
        const { name, leaf, path } = columns[index]!;
        const part = `Column ${JSON.stringify(name)} of row group ${place + 1}`;
        const entries = rowsOf(group) * perRow;
        const first = firstRow * perRow;
        const chunk = attempt(file, `${part}, described at byte ${footer},`, () =>
          checkedChunk(group.columns[leaf]?.meta_data, name, entries),
        );
        if (entries === 0) continue;
        const [offset, length] = rangeOf(chunk);
        checkInflation(Number(chunk.total_uncompressed_size), length, file);
        const bytes = await read(offset, length);
        attempt(file, `${part} (from byte ${offset})`, () => {
          readPages(bytes, chunk, path, entries, (page, entry) => {
            visit(index, first + entry, page);
          });
        });
      }
      firstRow += rowsOf(group);
    }
  };

  return {
    file,
    kind: 'Parquet file',
    size,
    rows,
    columns,
    metadata: keyValues,
    pages,
    async texts(column) {
      const texts: (string | null)[] = [];
      await pages([column], 1, (_column, _first, page) => {
        for (const text of presentTexts(page)) texts.push(text);
      });
      return texts;
    },
    numbers: (indices, visit) =>
      pages(indices, 1, (column, firstRow, page) => {
        visit(column, firstRow, presentNumbers(page));
      }),
  };
}

function rangeOf(chunk: ColumnMetaData): readonly [offset: number, length: number] {
  const dictionary = Number(chunk.dictionary_page_offset ?? 0);
  const data = Number(chunk.data_page_offset);
  return [dictionary > 0 && dictionary < data ? dictionary : data, Number(chunk.total_compressed_size)];
}

function checkedChunk(chunk: ColumnMetaData | undefined, name: string, entries: number): ColumnMetaData {
  if (chunk?.path_in_schema[0] !== name) throw new Error('it has no data of that name');
  if (Number(chunk.num_values) === entries) return chunk;
  throw new Error(`it has ${chunk.num_values} values, not ${entries}`);
}

function attempt<T>(file: string, part: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw error instanceof DataError ? error : undecodable(file, part, error);
  }
}
