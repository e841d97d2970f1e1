import { renderPrediction } from '@snpress/report/prediction/render-prediction';
import path from 'node:path';
import { writeFolder } from '../run/write-folder.js';
import { inUse } from './in-use.js';
import type { PredictionSummary } from './predict-one.js';
import type { PredictedGene } from './predicted-genes.js';

/** What one model predicted, without the predictions. */
export interface PredictionMade {
  readonly summary: PredictionSummary;
  readonly genes: readonly PredictedGene[];
  /** Where the predictions are. */
  readonly file: string;
}

/**
 * Draws a page of what was predicted: which genes can be believed, which variants were found.
 *
 * @param folder - a new one, or an empty one
 * @param notes - what to know of it, in whole sentences
 * @returns the path of the page
 * @throws RequestError where the folder has something in it already
 */
export async function writePredictionPage(
  folder: string,
  genotypes: readonly string[],
  made: readonly PredictionMade[],
  notes: readonly string[],
): Promise<string> {
  const files = await renderPrediction({
    genotypes,
    models: made.map(
      ({ summary: { model: name, samples, markers, found, withoutVariants }, genes, file }) => ({
        ...{ name, samples, genes, markers, file, withoutVariants },
        inUse: inUse(found),
      }),
    ),
    notes,
  });
  writeFolder(folder, files);
  return path.join(folder, 'index.html');
}
