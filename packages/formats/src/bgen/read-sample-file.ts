import { problemList } from '@snpress/data/errors/problem-list';
import { sampleIds } from '../genotypes/sample-ids.js';
import { splitFields } from '../genotypes/split-fields.js';
import { textOnDisk } from '../files/file-on-disk.js';
import { openLines } from '../text/open-lines.js';

/**
 * The sample ids of a `.sample` file of Oxford's: a line of column names, one of column types, then a line per sample that
 * begins with its family and its id (`ID_1 ID_2 missing`) or, as QCTOOL 2 has it, with its id alone.
 * @throws DataError where the file cannot be read, is of another kind, or repeats a sample.
 */
export async function readSampleFile(
  path: string,
): Promise<{ readonly samples: readonly string[]; readonly warnings: readonly string[] }> {
  const problems = problemList(path);
  const [names, types, ...lines] = await openLines(textOnDisk(path)).take(Infinity);
  const columns = splitFields(names?.text ?? '');
  const kinds = splitFields(types?.text ?? '');
  if (kinds[0] !== '0' || kinds.length !== columns.length) {
    problems.add({
      message: 'The second line of a .sample file has the type of each column, 0 for ids',
      line: 2,
      hint: 'Check that this is the .sample file of a BGEN file',
    });
  }
  problems.throwIfAny();
  const hasFamily = kinds[1] === '0' && columns[1] !== 'missing';
  const members = lines.map(({ text, number }) => {
    const fields = splitFields(text);
    if (fields.length !== columns.length) {
      problems.add({
        message: `This line has ${fields.length} fields, but the first line names ${columns.length} columns`,
        line: number,
        hint: 'Check for missing or surplus fields',
      });
    }
    return { family: hasFamily ? fields[0]! : '', id: fields[hasFamily ? 1 : 0] ?? '', line: number };
  });
  return sampleIds(members, path, problems);
}
