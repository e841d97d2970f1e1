import { problemList } from '@snpress/data/errors/problem-list';
import { sampleIds, type FamilyMember } from '../genotypes/sample-ids.js';
import { splitFields } from '../genotypes/split-fields.js';
import { textOnDisk } from '../files/file-on-disk.js';
import { openLines } from '../text/open-lines.js';

const withoutHeader = ['#FID', 'IID'];

/**
 * The sample ids of a `.psam` file, which may be a `.fam` file of PLINK 1 too.
 * @throws DataError where the file cannot be read, has a line that is too short, or repeats a sample.
 */
export async function readPsam(
  path: string,
): Promise<{ readonly samples: readonly string[]; readonly warnings: readonly string[] }> {
  const problems = problemList(path);
  const members: FamilyMember[] = [];
  let columns: readonly string[] = withoutHeader;
  for (const { text, number } of await openLines(textOnDisk(path)).take(Infinity)) {
    const fields = splitFields(text);
    if (text.startsWith('#')) {
      if (text.startsWith('#FID') || text.startsWith('#IID')) columns = fields;
      continue;
    }
    const hasFamily = columns[0] === '#FID';
    if (fields.length < columns.length) {
      problems.add({
        message: `This line has ${fields.length} fields, but ${columns.length} columns (${columns.join(', ')}) are expected`,
        line: number,
        hint: 'Check that this is the .psam file of PLINK 2',
      });
    } else
      members.push({ family: hasFamily ? fields[0]! : '', id: fields[hasFamily ? 1 : 0]!, line: number });
  }
  return sampleIds(members, path, problems);
}
