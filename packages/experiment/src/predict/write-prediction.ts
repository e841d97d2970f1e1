import { reconciliationCsv } from '@snpress/data/reconcile/reconciliation-csv';
import { writeLines } from '@snpress/formats/text/write-lines';
import { formatToWrite, writeMatrix } from '@snpress/formats/writers/write-matrix';
import type { Prediction } from './predict.js';
import type { PredictionFiles } from './prediction-files.js';

/**
 * Writes the predicted expression and what became of every variant.
 * @returns whole sentences: what the format does not hold
 */
export async function writePrediction(
  { expression, reconciliation }: Prediction,
  { predictions, variants }: PredictionFiles,
): Promise<readonly string[]> {
  const format = formatToWrite(predictions);
  const { positions, ...others } = expression;
  const placed = format.holds.positions ? { ...others, positions } : others;
  const lost = await writeMatrix(predictions, placed, { format: format.name });
  if (variants !== undefined) await writeLines(variants, reconciliationCsv(reconciliation.records()));
  return lost;
}
