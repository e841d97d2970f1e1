import type { Heritability } from '../heritability/heritability.js';
import type { Ceiling } from './ceiling.js';

/**
 * The ceiling where the truth is not known: the estimated heritability. It has the standard error of an estimate, most
 * of all per gene, so that a gene's skill above its ceiling is no contradiction.
 */
export function heritabilityCeiling({ pooled, perGene }: Heritability): Ceiling {
  return {
    kind: 'heritability',
    pooled: pooled.h2,
    standardError: pooled.standardError,
    interval: pooled.interval,
    perGene: { genes: perGene.genes, ceiling: perGene.h2, standardError: perGene.standardError },
  };
}
