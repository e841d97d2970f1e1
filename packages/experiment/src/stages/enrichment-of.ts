import { learnEnrichment } from '@snpress/models/enrichment/learn-enrichment';
import type { FitOptions, SweptTrainingSet, TrainingSet } from '@snpress/models';
import type { Matrix } from '@snpress/data';
import type { SavedEnrichment } from '../artifacts/enrichment.js';

/** What a training set says of annotations. */
export async function enrichmentOf(
  train: TrainingSet | SweptTrainingSet,
  annotations: Matrix,
  cis: number | undefined,
  options: Pick<FitOptions, 'signal' | 'onProgress'>,
): Promise<SavedEnrichment> {
  const { weights, ...learned } = await learnEnrichment(train, annotations, { cis, ...options });
  return { ...learned, weights: Float64Array.from(train.genotypes.features, (id) => weights.get(id)!) };
}
