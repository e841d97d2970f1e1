import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { genotypeProducts } from '@snpress/models/linear-algebra/genotype-products';
import { markerMeans } from '@snpress/models/linear-algebra/marker-means';
import { EvaluationError } from '../evaluation-error.js';
import { checkComplete } from './check-complete.js';
import { countVarying } from './count-varying.js';
import { estimateFromGram } from './estimate-from-gram.js';
import type { Heritability } from './heritability.js';

/** What heritability is estimated from. */
export interface HeritabilityInput {
  /** Samples × markers: dosages without missing calls. Samples without expression are left out. */
  readonly genotypes: Matrix;
  /** Samples × genes; a gene is estimated from the samples that have a value of it. */
  readonly expression: Matrix;
}

/**
 * Estimates by REML the share of each gene's expression variance that all markers explain together, additively
 * (GREML: Yang et al. 2010; GCTA: Yang et al. 2011): y = 1μ + g + e, Cov(g) = σ² h² K, Cov(e) = σ² (1 − h²) I.
 *
 * K = S X Xᵀ S, with X the dosages as they are (not scaled by allele frequency: in a cross all frequencies are alike),
 * S = I − 11ᵀ/n, scaled to the trace n − 1. Then σ² is the expected sample variance of the gene and h² the part of it
 * that is genetic, in these samples, whatever their ploidy or mating: no coding of kinship enters. In a haploid cross
 * it is the narrow-sense heritability between segregants.
 *
 * One eigendecomposition serves all genes (Kang et al. 2008, EMMA; Lippert et al. 2011, FaST-LMM). Costs
 * n³ + n² (markers + genes).
 * A gene that some samples lack has a decomposition of its own samples, up to 500 patterns of missing values; in the pooled estimate, and beyond
 * that, a missing value counts as the gene's mean, which errs downwards.
 * @throws EvaluationError where genotypes are missing, a sample of the expression has no genotypes, or there are fewer
 * than four samples.
 */
export function estimateHeritability({ genotypes, expression }: HeritabilityInput): Heritability {
  const markers = matchRows(genotypes, expression.samples);
  checkComplete('genotypes', 'marker', markers, 'Impute them first.');
  const gram = genotypeProducts(markers, markers, markerMeans(markers));
  return estimateFromGram(gram, countVarying(markers), expression);
}

function matchRows(genotypes: Matrix, samples: readonly string[]): Matrix {
  const rowOf = new Map(genotypes.samples.map((id, row) => [id, row]));
  const lost = samples.filter((id) => !rowOf.has(id));
  if (lost.length > 0) {
    throw new EvaluationError(
      `${lost.length} of ${samples.length} samples with expression have no genotypes, "${lost[0]!}" first: ` +
        'match them by id first.',
    );
  }
  const inOrder =
    samples.length === genotypes.samples.length && samples.every((id, row) => rowOf.get(id) === row);
  return inOrder
    ? genotypes
    : selectSamples(
        genotypes,
        samples.map((id) => rowOf.get(id)!),
      );
}
