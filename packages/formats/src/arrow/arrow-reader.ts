import { arrowTable } from '@snpress/data/arrow/arrow-table';
import { listMatrix } from '@snpress/data/arrow/decode-matrix';
import { decodeTable } from '@snpress/data/arrow/decode-table';
import { matrixSchema } from '@snpress/data/columnar/matrix-schema';
import { wideMatrix } from '@snpress/data/columnar/wide-matrix';
import { readWholeFile } from '../files/read-whole-file.js';
import { blankCodes } from '../readers/blank-codes.js';
import type { MatrixReader } from '../readers/matrix-reader.js';
import type { MatrixReading } from '@snpress/data';
import type { MatrixSource } from '../readers/matrix-source.js';

/**
 * Reads Arrow IPC files and streams: our own, with a list of values for each feature, and plain tables with one column for
 * each sample or feature. Missing codes that are numbers apply to their values too.
 */
export const arrowReader: MatrixReader = {
  format: 'arrow',
  summary: 'Arrow IPC file (Feather) or stream: of ours, or a plain table',
  async read(source) {
    const { matrix, warnings } = await readArrow(source);
    return { matrix: { ...matrix, values: blankCodes(matrix.values, source.missing) }, warnings };
  },
};

async function readArrow({ path, orientation }: MatrixSource): Promise<MatrixReading> {
  const table = await decodeTable(await readWholeFile(path), path);
  const wide = arrowTable(table, path);
  const hasLists = wide.columns.some(({ name, holds }) => name === 'values' && holds === 'lists');
  const isOurs = [matrixSchema.samplesKey, matrixSchema.formatKey].some((key) => wide.metadata.has(key));
  return hasLists || isOurs
    ? { matrix: listMatrix(table, path), warnings: [] }
    : wideMatrix(wide, orientation);
}
