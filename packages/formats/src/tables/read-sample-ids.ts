import type { SampleIdMap } from '@snpress/data';
import { problemList } from '@snpress/data/errors/problem-list';
import { counted } from '@snpress/data/words/counted';
import type { ReadingOptions } from '../files/reading-options.js';
import { eachRow, rowText } from '../text/each-row.js';

/**
 * Reads a table of two columns, the id of a sample in a file and the id to use instead: plain or gzip-compressed text,
 * separated by tabs, commas, semicolons or spaces. A header line is a row whose id no file has.
 * @throws DataError where the table cannot be read, a row has not two ids, or an id is to become two.
 */
export async function readSampleIds(path: string, options?: ReadingOptions): Promise<SampleIdMap> {
  const problems = problemList(path);
  const rows = new Map<string, { id: string; line: number }>();
  await eachRow(
    path,
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
    options,
  );
  problems.throwIfAny();
  return { path, rows };
}
