import { problemList } from '@snpress/data/errors/problem-list';
import type { FileContent } from '../files/file-content.js';
import { sampleIds, type FamilyMember } from '../genotypes/sample-ids.js';
import { splitFields } from '../genotypes/split-fields.js';
import { openLines } from '../text/open-lines.js';

/**
 * The sample ids of a `.fam` file (family, id, father, mother, sex, phenotype).
 * @throws DataError where the file cannot be read, has a line of another kind, or repeats a sample.
 */
export async function readFam(
  file: FileContent,
): Promise<{ readonly samples: readonly string[]; readonly warnings: readonly string[] }> {
  const problems = problemList(file.name);
  const members: FamilyMember[] = [];
  for (const { text, number } of await openLines(file).take(Infinity)) {
    const fields = splitFields(text);
    const [family, id] = fields;
    if (fields.length === 6) members.push({ family: family!, id: id!, line: number });
    else {
      problems.add({
        message: `This line has ${fields.length} fields, but a .fam file has 6 (family, id, father, mother, sex, phenotype)`,
        line: number,
        hint: 'Check that this is the .fam file of PLINK 1',
      });
    }
  }
  return sampleIds(members, file.name, problems);
}
