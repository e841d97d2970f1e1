import { problemList } from '@snpress/data/errors/problem-list';
import { emptyRowId } from '../text-matrix/matrix-problems.js';
import type { LongSource } from './long-options.js';
import { createIdIndex, type IdIndex } from './id-index.js';
import { eachLongRow } from './long-rows.js';

/** Where so many pairs are asked for, of which so few are there, a column of values was taken for one of ids. */
const largestUnquestioned = 1 << 24;
const sparsest = 100;

/** The samples and genes of a long table. */
export interface LongSurvey {
  readonly samples: IdIndex;
  readonly genes: IdIndex;
}

/**
 * Reads a long table for its ids alone: only when all of them are known can the values have their places.
 * @throws DataError where a row lacks one, or there are no rows.
 */
export async function surveyLong(source: LongSource): Promise<LongSurvey> {
  const problems = problemList(source.path);
  const samples = createIdIndex();
  const genes = createIdIndex();
  let rows = 0;
  await eachLongRow(source, problems, (row, { sample, gene }) => {
    rows++;
    if (samples.take(row, sample) === -1) problems.add(emptyRowId(row, sample, 'sample'));
    if (genes.take(row, gene) === -1) problems.add(emptyRowId(row, gene, 'feature'));
  });
  problems.throwIfAny();
  if (rows === 0) {
    problems.add({
      message: 'This file has no rows below a header line',
      hint: 'Check how it was written or copied',
    });
  }
  const size = samples.ids.length * genes.ids.length;
  if (size > largestUnquestioned && size > sparsest * rows) {
    problems.add({
      message: `The ${samples.ids.length} samples and ${genes.ids.length} genes of this table make ${size} pairs, of which it has ${rows} at most`,
      hint: 'Check which columns are taken for which: long: { sample: …, gene: …, value: … }',
    });
  }
  problems.throwIfAny();
  return { samples, genes };
}
