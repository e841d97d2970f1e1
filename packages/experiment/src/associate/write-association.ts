import { benjaminiHochberg } from '@snpress/evaluate/permutation/benjamini-hochberg';
import { writeText } from '@snpress/formats/text/write-text';
import path from 'node:path';
import { traitTable } from './trait-table.js';
import type { AssociatedGwas } from './associate-gwas.js';
import type { AssociatedSamples } from './associate-samples.js';
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

/** Writes the table of an association of samples to a folder. @returns the files */
export async function writeTraitAssociations(
  folder: string,
  { associations }: AssociatedSamples,
): Promise<readonly string[]> {
  const file = path.join(folder, 'associations.csv');
  await writeText(file, traitTable(associations));
  return [file];
}
