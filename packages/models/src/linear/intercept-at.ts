import type { LinearModel } from '../contract/linear-model.js';

/** What a linear model predicts for a gene where every marker is at other means than those of its training samples. */
export function interceptAt(model: LinearModel, gene: number, means: Float64Array): number {
  const intercept = model.intercepts[gene]!;
  if (means === model.markerMeans) return intercept;
  const { markers, effects } = model.effectsOf(gene);
  return markers.reduce(
    (sum, marker, k) => sum + effects[k]! * (means[marker]! - model.markerMeans[marker]!),
    intercept,
  );
}
