import { readTextTable, type TextTable } from '@snpress/formats/tables/read-text-table';
import { readInputFile, usualCodes, type InputFile, type OtherFile } from './input-file.js';

/** A file of the user's, and what a table of text holds. */
export type InspectedFile =
  | Exclude<InputFile, OtherFile>
  | {
      readonly kind: 'table';
      readonly path: string;
      /** What its lines begin with. */
      readonly lines: readonly string[];
      /** Titles of its other columns. */
      readonly columns: readonly string[];
    };

/**
 * Says what a file is, as `initExperiment` finds it.
 * @throws DataError where it cannot be read, or is a matrix with faults
 * @example
 * (await inspectFile('enhancers.bed')).kind; // 'intervals'
 */
export async function inspectFile(path: string): Promise<InspectedFile> {
  const file = await readInputFile(path);
  if (file.kind !== 'table') return file;
  const table = await readTextTable(path).catch((error: unknown) => {
    throw file.error ?? error;
  });
  if (file.error !== undefined && !hasTexts(table)) throw file.error;
  const lines = table.rows.map(({ fields }) => fields[0]!);
  return { kind: 'table', path, lines, columns: table.header.slice(1) };
}

/** Whether a line or a column of a table has texts alone, so that these are no faults among numbers. */
function hasTexts({ header, rows }: TextTable): boolean {
  const isText = (field: string): boolean => usualCodes.includes(field) || Number.isNaN(Number(field));
  const isOfTexts = (fields: readonly string[]): boolean =>
    fields.every(isText) && !fields.every((field) => usualCodes.includes(field));
  return (
    rows.length > 1 &&
    header.length > 1 &&
    (rows.some(({ fields }) => isOfTexts(fields.slice(1))) ||
      header.some((_, column) => column > 0 && isOfTexts(rows.map(({ fields }) => fields[column]!))))
  );
}
