import type { Matrix } from '@snpress/data';
import type { Enrichment } from '@snpress/models';
import type { Input } from '@snpress/pipeline';
import { packed } from './pack-arrays.js';

/** What a training set says of annotations: the weights are those of its markers, in order. */
export interface SavedEnrichment extends Omit<Enrichment, 'weights'> {
  readonly weights: Float64Array;
}

export const enrichment = packed<SavedEnrichment>()('enrichment');

/** The weights of the markers of the training set that they were learned from. */
export async function readMarkerWeights(
  saved: Input<SavedEnrichment> | undefined,
  { features }: Pick<Matrix, 'features'>,
): Promise<ReadonlyMap<string, number> | undefined> {
  if (saved === undefined) return undefined;
  const { weights } = await saved.read();
  return new Map(features.map((id, marker) => [id, weights[marker]!]));
}
