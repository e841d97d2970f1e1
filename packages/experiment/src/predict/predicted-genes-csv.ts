import { quoteField } from '@snpress/data/text/quote-field';
import type { PredictedGene } from './predicted-genes.js';

const columns = ['gene', 'skill', 'r', 'p', 'q', 'variants_used', 'variants_found', 'share_found'] as const;

/** The table of the predicted genes, a line at a time; empty where a number is not known. */
export function* predictedGenesCsv(genes: readonly PredictedGene[]): Generator<string> {
  yield `${columns.join(',')}\n`;
  const number = (value: number): string =>
    Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '';
  for (const { gene, skill, r, p, q, used, found } of genes)
    yield `${[
      quoteField(gene, { guardFormulas: true }),
      ...[skill, r, p, q, used, found, found / used].map(number),
    ].join(',')}\n`;
}
