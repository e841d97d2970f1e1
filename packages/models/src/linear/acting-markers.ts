import type { LinearModel } from '../contract/linear-model.js';

/** The markers that act on a gene, as ascending indices. */
export function actingMarkers(linear: LinearModel, gene: number): Int32Array {
  return linear.markersOf?.(gene) ?? linear.effectsOf(gene).markers;
}
