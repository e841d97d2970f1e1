import { basename } from 'node:path';
import { DataError } from '@snpress/data/errors/data-error';
import { type ProblemList, problemList } from '@snpress/data/errors/problem-list';
import { someOf } from '@snpress/data/errors/some-of';
import { originalIds } from '@snpress/data/matrix/original-ids';
import { markIntervals } from '@snpress/data/positions/mark-intervals';
import type { Matrix, Positions } from '@snpress/data';
import { eachRow, rowColumn, rowText, type Row } from '../text/each-row.js';
import { parseNumber } from '../text/parse-number.js';
import type { AnnotationSource } from './annotation-source.js';
import { bedPreamble, intervalReader, isInterval, type IntervalReader } from './interval-reader.js';

/** Annotations of markers: one array a name, in marker order; NaN where nothing is known. */
export interface MarkerAnnotations {
  readonly names: readonly string[];
  readonly values: readonly Float32Array[];
  /** Whole sentences with counts. */
  readonly warnings: readonly string[];
}

type Markers = Pick<Matrix, 'features' | 'positions'>;

const missing = new Set(['NA', 'NaN', 'nan', '', '.']);

/**
 * Reads a file of annotations of markers: the intervals of a BED file (chromosome, start from 0, end), or a table whose first column has
 * marker ids and whose others are 0/1 or numbers. Which of both a file is, its first line with numbers tells.
 *
 * @param markers - with positions where the file is a BED file.
 * @throws DataError with the first problems of the file, or where it says nothing of any marker.
 */
export async function readMarkerAnnotations(
  { path, name, encoding }: AnnotationSource,
  markers: Markers,
): Promise<MarkerAnnotations> {
  const problems = problemList(path);
  let kind: 'bed' | 'table' | undefined;
  const bed = intervalReader(problems);
  const table = tableReader(problems, markers);
  await eachRow(
    path,
    ['tab', 'comma', 'semicolon', 'space'],
    problems,
    (row) => {
      const first = rowText(row, 0);
      if (kind !== 'table' && bedPreamble.test(first) && !isTableHead(path, row)) return;
      kind ??=
        isInterval(row) || /^#?chr(om(osome)?)?$/i.test(first) || /\.bed(\.b?gz|\.zst)?$/i.test(path)
          ? 'bed'
          : 'table';
      (kind === 'bed' ? bed : table).add(row);
    },
    { encoding, preamble: bedPreamble },
  );
  problems.throwIfAny();
  if (kind === undefined)
    throw new DataError({
      file: path,
      message: 'This file of annotations has no line',
      hint: 'Give a BED file, or a table of markers',
    });
  return kind === 'bed'
    ? intervalsOf(
        path,
        name ?? basename(path).replace(/(\.(bed|tsv|csv|txt))?(\.b?gz|\.zst)?$/i, ''),
        bed,
        markers,
      )
    : table.finish(path);
}

/** A head that begins with `#`, as in `#marker`. */
function isTableHead(path: string, row: Row): boolean {
  return row.line === 1 && row.count > 1 && !/\.bed/i.test(path) && !/^#?chr/i.test(rowText(row, 0));
}

function intervalsOf(
  path: string,
  name: string,
  { positions, lines }: IntervalReader,
  { positions: markers }: Markers,
): MarkerAnnotations {
  if (markers === undefined)
    throw new DataError({
      file: path,
      message: 'Intervals tell of markers by their positions, and the positions of the markers are not known',
      hint: 'Give data.snpPositions, a table of marker, chromosome and position, or genotypes that have them',
    });
  const intervals: Positions = {
    chromosome: positions.chromosome,
    start: Float64Array.from(positions.start),
    end: Float64Array.from(positions.end),
  };
  const { values, isPlaced } = markIntervals(markers, intervals);
  const away = [...isPlaced.keys()].filter((index) => isPlaced[index] !== true);
  const namesOf = (chromosomes: readonly string[]): string =>
    someOf([...new Set(chromosomes)].filter((chromosome) => chromosome !== ''));
  const awayNames = namesOf(away.map((index) => positions.chromosome[index]!));
  if (away.length === isPlaced.length)
    throw new DataError({
      file: path,
      line: lines[0],
      message: `No interval is on a chromosome of the markers: intervals are on ${awayNames || 'none'}, markers on ${namesOf(markers.chromosome)}`,
      hint: 'If these are the same chromosomes, name them alike; chr1, Chr01 and 1 are alike already',
    });
  const inside = values.reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0);
  const known = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  if (inside === 0) {
    const first = isPlaced.indexOf(true);
    throw new DataError({
      file: path,
      line: lines[first],
      message: `No marker lies in any of the ${isPlaced.length} intervals: ${rangesOf(intervals, markers, first)}`,
      hint: 'Check that both are of the same build of the genome (GRCh37 or GRCh38), and lift one over if not',
    });
  }
  return {
    names: [name],
    values: [values],
    warnings: [
      ...(away.length > 0
        ? [
            `${path}: ${away.length} of ${isPlaced.length} intervals are on chromosomes without markers (${awayNames}), from line ${lines[away[0]!]} on.`,
          ]
        : []),
      ...(inside === known
        ? [`${path}: all ${known} markers lie in its intervals, so that it says nothing.`]
        : []),
    ],
  };
}

/** How far the positions of a chromosome go, of intervals and of markers. */
function rangesOf(intervals: Positions, markers: Positions, at: number): string {
  const { values } = markIntervals(markers, {
    chromosome: [intervals.chromosome[at]!],
    start: Float64Array.of(0),
    end: Float64Array.of(Infinity),
  });
  const own = [...markers.start].filter((_, marker) => values[marker] === 1);
  const [least, most] = own.reduce(
    ([low, high], place) => [Math.min(low, place), Math.max(high, place)],
    [Infinity, 0],
  );
  return `the first on ${intervals.chromosome[at]} is ${intervals.start[at]!}–${intervals.end[at]!}, and the markers there are from ${least} to ${most}`;
}

function tableReader(problems: ProblemList, { features }: Markers) {
  const names: string[] = [];
  const values: Float32Array[] = [];
  const rowsOf = new Map<string, number[]>();
  originalIds(features).forEach((id, marker) => rowsOf.set(id, [...(rowsOf.get(id) ?? []), marker]));
  const met = new Uint8Array(features.length);
  const strangers: string[] = [];
  let rows = 0;
  return {
    add(row: Row): void {
      if (names.length === 0) {
        if (row.count < 2)
          problems.add({
            message: 'This table has one column',
            line: row.line,
            hint: 'The first column has marker ids, each other one an annotation',
          });
        for (let field = 1; field < row.count; field++) {
          names.push(rowText(row, field));
          values.push(new Float32Array(features.length).fill(NaN));
        }
        return;
      }
      if (row.count !== names.length + 1) {
        problems.add({
          message: `This line has ${row.count} fields, and the first has ${names.length + 1}`,
          line: row.line,
          hint: 'Check how the file was written or copied',
        });
        return;
      }
      rows++;
      const id = rowText(row, 0);
      const markers = rowsOf.get(id);
      if (markers === undefined) {
        strangers.push(id);
        return;
      }
      for (let field = 1; field < row.count; field++) {
        const number = numberOf(row, field, names[field - 1]!, problems);
        for (const marker of markers) values[field - 1]![marker] = number;
      }
      for (const marker of markers) met[marker] = 1;
    },
    finish(path: string): MarkerAnnotations {
      const known = met.reduce((sum, one) => sum + one, 0);
      if (known === 0)
        throw new DataError({
          file: path,
          line: 2,
          message: `No line is of a marker of the genotypes: the table has ${someOf(strangers) || 'none'}, the genotypes ${someOf(features)}`,
          hint: 'The first column of the table must have the ids of the genotypes',
        });
      const lacking = features.filter((_, marker) => met[marker] === 0);
      return {
        names,
        values,
        warnings: [
          ...(lacking.length > 0
            ? [
                `${path}: ${lacking.length} of ${features.length} markers are not in it (${someOf(lacking)}) and have none of its annotations.`,
              ]
            : []),
          ...(strangers.length > 0
            ? [
                `${path}: ${strangers.length} of its ${rows} lines are of no marker of the genotypes (${someOf(strangers)}).`,
              ]
            : []),
        ],
      };
    },
  };
}

function numberOf(row: Row, field: number, name: string, problems: ProblemList): number {
  const text = rowText(row, field);
  if (missing.has(text)) return NaN;
  const value = parseNumber(row.bytes, row.starts[field]!, row.ends[field]!);
  if (Number.isFinite(value)) return value;
  problems.add({
    message: `${JSON.stringify(text)} is not a number (${name})`,
    line: row.line,
    column: rowColumn(row, field),
    hint: 'An annotation is 0, 1 or another number; write NA where it is not known',
  });
  return NaN;
}
