import { reconciliationCsv } from '@snpress/data/reconcile/reconciliation-csv';
import { writeLines } from '@snpress/formats/text/write-lines';
import { writeText } from '@snpress/formats/text/write-text';
import { formatToWrite, writeMatrix } from '@snpress/formats/writers/write-matrix';
import type { Prediction } from './predict-one.js';
import type { PredictionFiles, PredictionLayout } from './prediction-files.js';
import { predictedGenesCsv } from './predicted-genes-csv.js';
import { predixcanLines } from './predixcan-lines.js';

/**
 * Writes the predicted expression, what became of every variant, and what is known of every gene.
 * @returns whole sentences: what the format does not hold
 */
export async function writePrediction(
  { expression, genes, reconciliation }: Prediction,
  { predictions, variants, genes: geneTable }: PredictionFiles,
  layout: PredictionLayout = 'matrix',
): Promise<readonly string[]> {
  if (variants !== undefined) await writeLines(variants, reconciliationCsv(reconciliation.records()));
  if (geneTable !== undefined) await writeLines(geneTable, predictedGenesCsv(genes));
  if (layout === 'predixcan') {
    await writeText(predictions, predixcanLines(expression));
    return [];
  }
  const format = formatToWrite(predictions);
  const { positions, ...others } = expression;
  const placed = format.holds.positions ? { ...others, positions } : others;
  return writeMatrix(predictions, placed, { format: format.name });
}
