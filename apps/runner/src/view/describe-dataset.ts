import type { CatalogueDataset, FileOutcome } from '@snpress/datasets';
import { wrapText } from '@snpress/experiment/words/wrap-text';
import { formatBytes } from '@snpress/data/words/format-bytes';
import { pad } from './pad.js';

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

/** How a file of a dataset came to be there. */
export function describeFile(name: string, bytes: number | undefined, outcome: FileOutcome): string {
  const what = [bytes === undefined ? '' : formatBytes(bytes), outcome === 'kept' ? 'was there' : outcome];
  return `${pad(name, 22)}${what.filter(Boolean).join(', ')}`;
}
