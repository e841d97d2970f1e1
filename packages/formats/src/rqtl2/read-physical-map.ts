import { problemList } from '@snpress/data/errors/problem-list';
import { uniqueIds } from '@snpress/data/matrix/unique-ids';
import type { PositionTable } from '@snpress/data';
import { eachRow } from '../text/each-row.js';
import { missingCodes } from '../text/missing-codes.js';
import { parseNumber } from '../text/parse-number.js';
import type { Control } from './control.js';
import type { CrossFiles } from './cross-files.js';
import { readCells, turnCells, type Cell } from './map-cells.js';

const basesPerMegabase = 1e6;

/**
 * Reads the physical map of a cross, in millions of bases: marker, chromosome, position, under a header line.
 * @throws DataError with the first problems of the first file that has any.
 */
export async function readPhysicalMap(files: CrossFiles, control: Control): Promise<PositionTable> {
  const isMissing = missingCodes(control.missing);
  const missing = ({ text }: Cell): boolean => isMissing(Buffer.from(text), 0, Buffer.byteLength(text));
  const ids: string[] = [];
  const chromosome: string[] = [];
  const start: number[] = [];
  for (const name of control.pmap) {
    const { file, chunks } = files.named(name);
    const problems = problemList(file);
    const read: Cell[][] = [];
    await eachRow(
      file,
      [control.delimiter],
      problems,
      (row) => {
        const cells = readCells(row);
        if (control.pmapTransposed ? read.length > 0 && cells.length !== read[0]!.length : cells.length < 3) {
          problems.add({
            message: `This row has ${cells.length} fields, but a map has ${control.pmapTransposed ? `${read[0]!.length} as its first row has` : 'three: marker, chromosome, position'}`,
            line: row.line,
            hint: `Check \`pmap\`, \`pmap_transposed\` and \`sep\` in ${control.file}`,
          });
        } else read.push(cells);
      },
      { chunks: chunks(), comment: control.comment },
    );
    problems.throwIfAny();
    const rows = control.pmapTransposed ? turnCells(read) : read;
    for (const [marker, where, at] of rows.slice(1)) {
      const bytes = Buffer.from(at?.text ?? '');
      const isKnown = where !== undefined && at !== undefined && !missing(where) && !missing(at);
      const megabases = isKnown ? parseNumber(bytes, 0, bytes.length) : NaN;
      if (isKnown && !(megabases >= 0 && megabases < Infinity)) {
        problems.add({
          message: `${JSON.stringify(at.text)} is not a position in millions of bases (marker ${marker!.text})`,
          line: at.line,
          column: at.column,
          hint: `Write a decimal number; where it is not known, one of \`na.strings\` in ${control.file}`,
        });
      }
      ids.push(marker!.text);
      chromosome.push(isKnown ? where.text : '');
      start.push(Math.round(megabases * basesPerMegabase));
    }
    problems.throwIfAny();
  }
  const bases = Float64Array.from(start);
  return { ids: uniqueIds(ids).ids, positions: { chromosome, start: bases, end: bases } };
}
