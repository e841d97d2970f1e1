import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import { eachRow, type Row, rowText } from '../text/each-row.js';
import { parseNumber } from '../text/parse-number.js';
import { gwasColumns, type GwasColumns } from './gwas-columns.js';
import type { GwasPlace, GwasStatistic, GwasSummary, LeftOutLines } from './gwas-line.js';
import type { GwasOptions } from './gwas-options.js';
import { statisticReader } from './statistic-reader.js';

const bases = /^[ACGTN]+$/;

/**
 * Reads a table of GWAS summary statistics line by line, however long it is: plain or compressed, separated by tabs, commas, semicolons or
 * spaces; columns are known by their titles. Lines that begin with `##` are skipped.
 *
 * @param isWanted - whether the variant of a line is looked for; only of such lines the statistic is parsed and checked.
 * @param visit - is told of those that have one. What it is given is valid during the call.
 * @throws DataError with the first problems: columns that are missing, values that cannot be
 * @example
 * await readGwas('height.tsv.gz', ({ id }) => id === 'rs1', (place, { z }) => console.log(place.line, z));
 */
export async function readGwas(
  file: string,
  isWanted: (place: Readonly<GwasPlace>) => boolean,
  visit: (place: Readonly<GwasPlace>, statistic: Readonly<GwasStatistic>) => void,
  { columns: named, smallestP, ...options }: GwasOptions = {},
): Promise<GwasSummary> {
  const problems = problemList(file);
  let columns: GwasColumns | undefined;
  let width = 0;
  let read: ReturnType<typeof statisticReader> | undefined;
  let lines = 0;
  const leftOut: { missing?: LeftOutLines; alleles?: LeftOutLines } = {};
  const place: GwasPlace = { line: 0, id: '', chromosome: '', position: NaN };
  const note = (reason: keyof typeof leftOut, line: number, example: string): void => {
    const known = leftOut[reason];
    if (known === undefined) leftOut[reason] = { count: 1, line, example };
    else known.count++;
  };
  const readPlace = chromosomeReader();
  const visitRow = (row: Row): void => {
    if (columns === undefined) {
      width = row.count;
      const header = Array.from({ length: row.count }, (_, field) => rowText(row, field));
      columns = gwasColumns(file, row.line, header, named);
      read = statisticReader(columns, problems, smallestP);
      return;
    }
    if (row.count < width) {
      problems.add({
        code: 'ragged-row',
        message: `This line has ${row.count} fields, but the header line has ${width}`,
        line: row.line,
        hint: 'Check how the file was written or copied; a missing value is NA',
      });
      return;
    }
    lines++;
    place.line = row.line;
    readPlace(row, columns, place);
    if (!isWanted(place)) return;
    const statistic = read!(row);
    if (statistic === undefined) return;
    if (statistic === 'missing') note('missing', row.line, place.id);
    else if (bases.test(statistic.effect) && bases.test(statistic.other)) visit(place, statistic);
    else note('alleles', row.line, `${statistic.effect}/${statistic.other}`);
  };
  await eachRow(file, ['tab', 'comma', 'semicolon', 'space'], problems, visitRow, {
    ...options,
    comment: '##',
  });
  problems.throwIfAny();
  if (columns === undefined || lines === 0)
    throw new DataError({
      file,
      code: 'empty-file',
      message: 'This file has no lines of variants',
      hint: 'It needs a header line and a line for each variant',
    });
  const { titles, statistic } = columns;
  return { file, lines, titles, statistic, leftOut };
}

/** Reads where a variant is. Names of chromosomes repeat from line to line, so that a text is made for each name alone. */
function chromosomeReader(): (row: Row, columns: GwasColumns, place: GwasPlace) => void {
  let last = Buffer.alloc(0);
  let name = '';
  return (row, { id, chromosome, position }, place) => {
    const { bytes, starts, ends } = row;
    place.id = id === undefined ? '' : rowText(row, id);
    if (chromosome === undefined || position === undefined) return;
    const [start, end] = [starts[chromosome]!, ends[chromosome]!];
    if (last.length !== end - start || bytes.compare(last, 0, last.length, start, end) !== 0) {
      last = Buffer.from(bytes.subarray(start, end));
      name = rowText(row, chromosome);
    }
    place.chromosome = name;
    place.position = parseNumber(bytes, starts[position]!, ends[position]!);
  };
}
