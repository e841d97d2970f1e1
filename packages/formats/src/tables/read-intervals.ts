import { problemList } from '@snpress/data/errors/problem-list';
import type { ProblemList } from '@snpress/data/errors/problem-list';
import type { Positions } from '@snpress/data';
import { isBedAnnotation } from '../bed/bed-columns.js';
import { eachRow, rowText, type Row } from '../text/each-row.js';
import { bedPreamble, intervalReader, isInterval } from './interval-reader.js';

/** BED files of intervals have no more columns. */
const mostColumns = 12;

const chromosomeTitle = /^#?chr(?:om(?:osome)?)?$/i;
const chromosome = /^chr(?:om)?[._]?(?:\d+|[IVX]+|[XYMWZ]|MT)[a-z]?$/i;
/** Columns of BED files after the name that are of no sample. */
const intervalTitles = /^(?:thick|block|item|signal|[pq]_?val|peak|score|strand)/i;

/**
 * Reads the intervals of a BED file (chromosome, start from 0, end, and whatever follows), where it is one: neither a matrix of
 * expression, which has samples, nor a table of positions, whose first column does not repeat.
 *
 * @returns where the intervals are, counted from 1; undefined where this is another kind of file
 * @throws DataError with the first problems of a file that is of this kind
 */
export async function readIntervals(path: string): Promise<Positions | undefined> {
  const problems = problemList(path);
  const reader = intervalReader(problems);
  let isSure = /\.bed(?:\.b?gz|\.zst)?$/i.test(path);
  let isOther = false as boolean;
  const either: ProblemList = { ...problems, isFull: () => isOther || problems.isFull() };
  await eachRow(
    path,
    ['tab', 'space'],
    either,
    (row) => {
      const first = rowText(row, 0);
      const isTitle = chromosomeTitle.test(first);
      if (!isTitle && bedPreamble.test(first)) return;
      if (reader.lines.length > 0) {
        reader.add(row);
        return;
      }
      isOther = row.count > mostColumns || (isTitle ? hasSamples(row) : !isInterval(row));
      isSure ||= isTitle || chromosome.test(first);
      if (!isOther && !isTitle) reader.add(row);
    },
    { preamble: bedPreamble },
  );
  const { chromosome: names, start, end } = reader.positions;
  if (isOther || names.length === 0) return undefined;
  if (!isSure && !areChromosomes(names)) return undefined;
  problems.throwIfAny();
  return { chromosome: names, start: Float64Array.from(start), end: Float64Array.from(end) };
}

/** Whether a first column has chromosomes, not ids: they repeat, and are short numbers or letters or fewer than half of the lines. */
function areChromosomes(names: readonly string[]): boolean {
  const different = new Set(names);
  if (different.size === names.length) return false;
  return (
    2 * different.size <= names.length || names.every((name) => /^(?:\d\d?|[IVX]+|[XYMWZ]|MT)$/.test(name))
  );
}

/** Whether the header line of a BED file has samples after its columns of text. */
function hasSamples(row: Row): boolean {
  for (let field = 4; field < row.count; field++) {
    const title = rowText(row, field);
    if (!isBedAnnotation(title) && !intervalTitles.test(title)) return true;
  }
  return false;
}
