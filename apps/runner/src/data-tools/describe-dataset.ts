import type { CatalogueDataset } from '@snpress/datasets';
import { wrapText } from '../view/wrap-text.js';

/**
 * What the users of a dataset should know, and how a spec names it.
 * @param folder - where its files are, where that is not the usual place
 */
export function describeDataset(
  { name, title, notes, citations, licence }: CatalogueDataset,
  folder: string | undefined,
): string {
  const said = [`${title}.`, ...notes, `Licence: ${licence}`, ...citations.map((text) => `Cite: ${text}`)];
  return [
    ...said.map((text) => wrapText(text, 110)),
    '',
    'In a spec:',
    '',
    'data:',
    `  dataset: ${name}`,
    ...(folder === undefined ? [] : [`  folder: ${JSON.stringify(folder)}`]),
  ].join('\n');
}
