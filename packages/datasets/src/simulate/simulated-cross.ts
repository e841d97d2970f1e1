import type { Dataset } from '@snpress/data';
import type { Matrix } from '@snpress/data';

/** A marker that acts on a gene. */
export interface CausalEffect {
  readonly gene: string;
  readonly marker: string;
  /** Expression units per copy of the counted allele. */
  readonly effect: number;
  /** cis: the marker nearest to the gene; trans: a hotspot or any other. */
  readonly kind: 'cis' | 'trans';
}

/** A simulated cross and the truth behind it. */
export interface SimulatedCross {
  /** With positions of markers and genes; genotype calls may be missing. */
  readonly dataset: Dataset;
  /** Samples × genes: what complete genotypes add to a gene's expression; the best that any model can predict. */
  readonly trueGeneticValues: Matrix;
  /** In the order of the genes. */
  readonly causal: readonly CausalEffect[];
  /** Per gene, in these samples: variance of the genetic values over variance of expression. */
  readonly heritability: Float64Array;
}
