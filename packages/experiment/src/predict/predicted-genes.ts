import { actingMarkers } from '@snpress/models/linear/acting-markers';
import type { ModelArtifact } from '@snpress/models';

/** A gene that was predicted, and how far to believe that. */
export interface PredictedGene {
  readonly gene: string;
  /** On samples that were held out of training; NaN where that is not known. */
  readonly skill: number;
  readonly r: number;
  readonly p: number;
  readonly q: number;
  /** By how much N·h² of a polygenic trait inflates the variance of z; NaN where not known. */
  readonly phi: number;
  /** Variants that the prediction depends on, and those of them that the genotypes have. */
  readonly used: number;
  readonly found: number;
}

/**
 * What is known of each predicted gene.
 * @param columns - per variant of the model its place in the file, −1 where it is absent
 * @param genes - indices into the model's genes: those predicted
 */
export function predictedGenes(
  { markers, genes: { ids, phi }, genotypeSteps, covariates, fitted, performance }: ModelArtifact,
  columns: Int32Array,
  genes: Int32Array,
): readonly PredictedGene[] {
  const place = new Map(markers.ids.map((id, index) => [id, index]));
  const isFound = genotypeSteps.features.map((id) => columns[place.get(id)!] !== -1);
  const all = { used: isFound.length, found: isFound.filter(Boolean).length };
  const linear = covariates?.usesGenotypes === true ? undefined : fitted.linear?.();
  // Genes on which the same markers act share them.
  const counted = new Map<Int32Array, typeof all>();
  const variantsOf = (gene: number): typeof all => {
    if (linear === undefined) return all;
    const own = actingMarkers(linear, gene);
    const known = counted.get(own);
    if (known !== undefined) return known;
    const counts = { used: own.length, found: own.reduce((sum, marker) => sum + Number(isFound[marker]), 0) };
    counted.set(own, counts);
    return counts;
  };
  return Array.from(genes, (gene) => ({
    gene: ids[gene]!,
    skill: performance?.skill[gene] ?? NaN,
    r: performance?.r[gene] ?? NaN,
    p: performance?.p[gene] ?? NaN,
    q: performance?.q[gene] ?? NaN,
    phi: phi?.[gene] ?? NaN,
    ...variantsOf(gene),
  }));
}
