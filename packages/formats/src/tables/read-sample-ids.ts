import type { SampleIdMap } from '@snpress/data';
import { problemList } from '@snpress/data/errors/problem-list';
import { counted } from '@snpress/data/words/counted';
import path from 'node:path';
import type { ReadingOptions } from '../files/reading-options.js';
import { changedByPattern } from './changed-by-pattern.js';
import type { SampleIdSource } from './sample-id-source.js';
import { eachRow, rowText } from '../text/each-row.js';

/** How ids are read. */
export interface ReadSampleIdsOptions extends ReadingOptions {
  /** Those that a pattern is for. */
  readonly samples?: readonly string[];
}

/**
 * What says which id to use for a sample: a table of two columns, the id of a sample in a file and the id to use instead (plain or
 * compressed text, separated by tabs, commas, semicolons or spaces; a header line is a row whose id no file has), or a pattern.
 *
 * @throws DataError where the table cannot be read, a row has not two ids, or an id is to become two; where a pattern takes too long.
 */
export async function readSampleIds(
  source: SampleIdSource,
  { samples = [], ...options }: ReadSampleIdsOptions = {},
): Promise<SampleIdMap> {
  if (typeof source === 'object' && 'pattern' in source) {
    const changed = changedByPattern(samples, source);
    return {
      name: `the pattern ${source.pattern}`,
      rows: new Map(changed.map(([from, id]) => [from, { id }])),
    };
  }
  const { path: file, encoding } = typeof source === 'string' ? { path: source } : source;
  const problems = problemList(file);
  const rows = new Map<string, { id: string; line: number }>();
  await eachRow(
    file,
    ['tab', 'comma', 'semicolon', 'space'],
    problems,
    (row) => {
      const { line, count } = row;
      const [from, id] = [rowText(row, 0), count > 1 ? rowText(row, 1) : ''];
      const earlier = rows.get(from);
      if (count !== 2 || from === '' || id === '') {
        problems.add({
          message: count === 2 ? 'An id of this row is empty' : `This row has ${counted(count, 'field')}`,
          line,
          hint: 'A table of sample ids has two: the id in the file and the id to use',
        });
      } else if (earlier !== undefined && earlier.id !== id) {
        problems.add({
          message: `Sample ${JSON.stringify(from)} is to be ${JSON.stringify(earlier.id)} by line ${earlier.line} and ${JSON.stringify(id)} by this one`,
          line,
          hint: 'Remove one of the two rows',
        });
      } else if (earlier === undefined) rows.set(from, { id, line });
    },
    { ...options, encoding },
  );
  problems.throwIfAny();
  return { name: path.basename(file), path: file, rows };
}
