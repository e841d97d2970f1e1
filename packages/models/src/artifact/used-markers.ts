import type { LinearModel } from '../contract/linear-model.js';
import { actingMarkers } from '../linear/acting-markers.js';
import type { ModelArtifact } from './model-artifact.js';

/**
 * The markers that a model's predictions depend on, as ascending indices into `artifact.markers`: those that act on some gene
 * where the model is linear, those that were chosen for it, otherwise (and where their principal components are covariates) all that its preprocessing keeps. The values of the others change nothing.
 * @param genes - indices into `artifact.genes`; where given, only their predictions count
 */
export function usedMarkers(
  {
    markers,
    genotypeSteps,
    covariates,
    fitted,
  }: Pick<ModelArtifact, 'markers' | 'genotypeSteps' | 'covariates' | 'fitted'>,
  genes?: Iterable<number>,
): Int32Array {
  const column = new Map(markers.ids.map((id, index) => [id, index]));
  const kept = Int32Array.from(genotypeSteps.features, (id) => column.get(id)!);
  if (covariates?.usesGenotypes === true) return kept;
  const linear = fitted.linear?.();
  if (linear !== undefined) return kept.filter(isUsed(linear, genes ?? linear.genes.keys()));
  return fitted.chosenMarkers?.().map((marker) => kept[marker]!) ?? kept;
}

function isUsed(linear: LinearModel, genes: Iterable<number>): (_: number, marker: number) => boolean {
  const used = new Uint8Array(linear.markers.length);
  for (const gene of genes) {
    const markers = actingMarkers(linear, gene);
    for (const marker of markers) used[marker] = 1;
    // All act on one gene, as in ridge: no need to look at the others.
    if (markers.length === used.length) break;
  }
  return (_, marker) => used[marker] === 1;
}
