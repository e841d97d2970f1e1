import { benjaminiHochberg } from '@snpress/evaluate/permutation/benjamini-hochberg';
import { writeText } from '@snpress/formats/text/write-text';
import path from 'node:path';
import type { AssociatedGwas } from './associate-gwas.js';
import { associationTable, jointTable } from './association-table.js';

/**
 * Writes the tables of an association to a folder.
 * @returns the files
 */
export async function writeAssociation(
  folder: string,
  { models, joint }: AssociatedGwas,
): Promise<readonly string[]> {
  const files = [path.join(folder, 'associations.csv')];
  await writeText(files[0]!, associationTable(models));
  if (joint !== undefined) {
    files.push(path.join(folder, 'joint.csv'));
    await writeText(files[1]!, jointTable(joint, benjaminiHochberg(joint.map(({ p }) => p))));
  }
  return files;
}
