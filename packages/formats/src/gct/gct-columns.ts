import { DataError } from '@snpress/data/errors/data-error';
import type { TableColumns } from '../text-matrix/table-columns.js';
import { rowText, type Row } from '../text/each-row.js';
import type { GctSize } from './gct-header.js';

/**
 * The columns of a GCT file, by its header line. Files of single GTEx tissues have one more at the front, which
 * numbers the rows: id, Name, Description.
 * @throws DataError where there are not as many samples as the second line says.
 */
export function findGctColumns(header: Row, { samples, rowMetadata }: GctSize, file: string): TableColumns {
  const isNumbered =
    header.count > 2 && /^id$/i.test(rowText(header, 0)) && /^name$/i.test(rowText(header, 1));
  const before = header.count - samples;
  if (before === rowMetadata + 1) return { id: 0, firstValue: before, headerLacks: 0 };
  if (before === rowMetadata + 2 && isNumbered) return { id: 1, firstValue: before, headerLacks: 0 };
  const found = Math.max(0, header.count - rowMetadata - (isNumbered ? 2 : 1));
  throw new DataError({
    message: `The number of samples in the header line is ${found}, but the second line says ${samples}`,
    file,
    line: header.line,
    hint: 'Correct the second line, or check for missing or surplus tabs',
  });
}
