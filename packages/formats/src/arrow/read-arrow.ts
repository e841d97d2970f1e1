import { arrowTable } from '@snpress/data/arrow/arrow-table';
import { listMatrix } from '@snpress/data/arrow/decode-matrix';
import { decodeTable } from '@snpress/data/arrow/decode-table';
import { matrixSchema } from '@snpress/data/columnar/matrix-schema';
import { wideMatrix } from '@snpress/data/columnar/wide-matrix';
import { readWholeFile } from '../files/read-whole-file.js';
import { blankCodes } from '../text/blank-codes.js';
import type { MatrixReading } from '@snpress/data';
import type { IdColumnOption } from '../format/id-column.js';
import type { FormatSource } from '../format/format-source.js';

/**
 * Reads an Arrow IPC file or stream: one of ours, with a list of values for each feature, or a plain table with one column for
 * each sample or feature. Missing codes that are numbers apply to its values too.
 * @throws DataError where the file is none of these, or damaged.
 */
export async function readArrow(source: FormatSource<IdColumnOption>): Promise<MatrixReading> {
  const { path, orientation, missing, idColumn } = source;
  const table = await decodeTable(await readWholeFile(path, source), path);
  const wide = arrowTable(table, path);
  const hasLists = wide.columns.some(({ name, holds }) => name === 'values' && holds === 'lists');
  const isOurs = [matrixSchema.samplesKey, matrixSchema.formatKey].some((key) => wide.metadata.has(key));
  const { matrix, warnings } =
    hasLists || isOurs
      ? { matrix: listMatrix(table, path), warnings: [] }
      : await wideMatrix(wide, orientation, idColumn);
  return { matrix: { ...matrix, values: blankCodes(matrix.values, missing) }, warnings };
}
