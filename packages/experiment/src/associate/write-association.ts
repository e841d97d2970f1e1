import { benjaminiHochberg } from '@snpress/evaluate/permutation/benjamini-hochberg';
import { writeText } from '@snpress/formats/text/write-text';
import { renderAssociation } from '@snpress/report/association/render-association';
import type { AssociationReport } from '@snpress/report';
import path from 'node:path';
import type { AssociatedGwas } from './associate-gwas.js';
import type { AssociatedSamples } from './associate-samples.js';
import { gwasReport, traitReport } from './association-page.js';
import { associationTable, jointTable } from './association-table.js';
import { traitTable } from './trait-table.js';

/**
 * Writes the tables of an association and a page with its figures to a folder; what is there already of that name is replaced.
 * @returns the tables and the page
 */
export async function writeAssociation(folder: string, found: AssociatedGwas): Promise<readonly string[]> {
  const { models, joint } = found;
  const files = [path.join(folder, 'associations.csv')];
  await writeText(files[0]!, associationTable(models));
  if (joint !== undefined) {
    files.push(path.join(folder, 'joint.csv'));
    await writeText(files[1]!, jointTable(joint, benjaminiHochberg(joint.map(({ p }) => p))));
  }
  return [...files, await writePage(folder, gwasReport(found))];
}

/** Writes the table of an association of samples and its page to a folder. @returns both */
export async function writeTraitAssociations(
  folder: string,
  found: AssociatedSamples,
): Promise<readonly string[]> {
  const file = path.join(folder, 'associations.csv');
  await writeText(file, traitTable(found.associations));
  return [file, await writePage(folder, traitReport(found))];
}

async function writePage(folder: string, report: AssociationReport): Promise<string> {
  for (const [name, content] of Object.entries(await renderAssociation(report)))
    await writeText(path.join(folder, name), [content]);
  return path.join(folder, 'index.html');
}
