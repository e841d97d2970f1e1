import { isBedHeader } from '../bed/bed-columns.js';
import { recogniseFile } from '../files/recognise-file.js';
import { recogniseMarkers } from '../markers/recognise-markers.js';
import { recogniseCross } from '../rqtl2/recognise-cross.js';
import { isLongHeader } from '../long/long-columns.js';
import { createFieldBounds, findFields } from '../text/field-bounds.js';
import { rowText } from '../text/each-row.js';
import { sniffDelimiter } from '../text/sniff-delimiter.js';
import type { Delimiter } from '../text/delimiter.js';
import type { MatrixFormat } from './matrix-source.js';

const newline = 10;
const mostColumns = 50;

/**
 * Recognises the format of a matrix by the content of its file, and by its name where it is one of several.
 * @throws DataError where the file cannot be read or is of no kind that we read.
 */
export async function recogniseFormat(path: string): Promise<MatrixFormat> {
  const markers = await recogniseMarkers(path);
  if (markers !== undefined) return markers;
  if (await recogniseCross(path)) return 'rqtl2';
  const { kind, head } = await recogniseFile(path);
  if (kind !== 'text') return kind;
  const firstLine = head.subarray(0, head.includes(newline) ? head.indexOf(newline) : head.length);
  const text = firstLine.toString('utf8', 0, 200);
  if (/^(?:\ufeff)?#1\.[23]\s*$/.test(text)) return 'gct';
  if (isBedHeader(text)) return 'bed';
  const delimiter = sniffDelimiter(firstLine, 0, firstLine.length, ['tab', 'comma', 'semicolon', 'space']);
  if (isLongHeader(headerFields(firstLine, delimiter))) return 'long';
  if (delimiter === 'space') return 'matrix-eqtl';
  return delimiter === 'tab' ? 'tsv' : 'csv';
}

/** The fields of a header line that can be one of a long table; such tables have few columns. */
function headerFields(line: Buffer, delimiter: Delimiter): readonly string[] {
  const bounds = createFieldBounds();
  const hasMark = line.toString('utf8', 0, 3) === '\ufeff';
  const isWhole = findFields(line, hasMark ? 3 : 0, line.length, delimiter, bounds) === -1;
  if (!isWhole || bounds.count > mostColumns) return [];
  const row = { ...bounds, line: 1, bytes: line, start: 0 };
  return Array.from({ length: bounds.count }, (_, field) => rowText(row, field).trim());
}
