import type { Matrix } from '@snpress/data';
import type { WritingOptions } from '../files/writing-options.js';
import { plainField } from '../text/plain-field.js';
import { valueText } from '../text/value-text.js';
import { writeLines } from '../text/write-lines.js';
import { bedIntervals, type BedIntervals } from './bed-intervals.js';
import { isBedAnnotation } from './bed-columns.js';
import { DataError } from '@snpress/data/errors/data-error';

/**
 * Writes a matrix as a BED file of expression, sorted by position as QTLtools, FastQTL, tensorQTL and tabix want it:
 * chromosomes in the order in which the matrix has them, starts ascending. Where a feature is on the reverse strand,
 * the file has QTLtools' columns `gid` and `strand`. BGZF, for tabix, where the path ends in `.gz`. `readMatrix` reads the
 * same values and positions back.
 * @returns a sentence where the order of the features changed
 * @throws DataError where a position is not known, or an id or a value is none that BED holds.
 */
export async function writeBedMatrix(
  path: string,
  matrix: Matrix,
  options?: WritingOptions,
): Promise<readonly string[]> {
  const intervals = bedIntervals(matrix, path);
  const confusing = matrix.samples.find((id) => isBedAnnotation(id));
  if (confusing !== undefined) {
    throw new DataError({
      message: `Sample id ${JSON.stringify(confusing)} is the name of another column in BED files of expression`,
      file: path,
      hint: 'Rename it first',
    });
  }
  await writeLines(path, bedLines(path, matrix, intervals), { ...options, compression: 'bgzf' });
  const isMoved = intervals.order.some((feature, index) => feature !== index);
  return isMoved
    ? [`${path}: the features are in the order of their positions, not in that of the matrix.`]
    : [];
}

function* bedLines(file: string, matrix: Matrix, intervals: BedIntervals): Generator<string> {
  const { samples, features } = matrix;
  const { order, chromosome, before, last, isReverse } = intervals;
  const hasStrands = isReverse.includes(true);
  const field = (id: string): string => plainField(id, 'BED', file);
  const names = hasStrands ? ['pid', 'gid', 'strand'] : ['gene_id'];
  yield ['#chr', 'start', 'end', ...names, ...samples.map(field)].join('\t') + '\n';
  for (const feature of order) {
    const id = field(features[feature]!);
    const strand = hasStrands ? `\t${id}\t${isReverse[feature] === true ? '-' : '+'}` : '';
    let line = `${field(chromosome[feature]!)}\t${before[feature]}\t${last[feature]}\t${id}${strand}`;
    for (let sample = 0; sample < samples.length; sample++) {
      line += `\t${valueText(matrix, feature, sample, 'NA', file)}`;
    }
    yield line + '\n';
  }
}
