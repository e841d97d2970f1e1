import { featureValues } from '@snpress/data/matrix/feature-values';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { observedGroups } from '@snpress/models/contract/observed-groups';
import { featureMeans, multiplyTransposed } from '@snpress/models/linear-algebra';
import { genotypeProducts } from '@snpress/models/linear-algebra/genotype-products';
import { markerMeans } from '@snpress/models/linear-algebra/marker-means';
import { meanOf } from '../distribution/mean-of.js';
import { quantileOf } from '../distribution/quantile-of.js';
import { sumOf } from '../distribution/sum-of.js';
import { EvaluationError } from '../evaluation-error.js';
import { checkComplete } from './check-complete.js';
import type { GeneHeritabilities, Heritability } from './heritability.js';
import { maximiseReml } from './maximise-reml.js';
import { pooledHeritability } from './pooled-heritability.js';
import { decomposeRelationship, type Relationship } from './relationship.js';

/** What heritability is estimated from. */
export interface HeritabilityInput {
  /** Samples × markers: dosages without missing calls. Samples without expression are left out. */
  readonly genotypes: Matrix;
  /** Samples × genes; a gene is estimated from the samples that have a value of it. */
  readonly expression: Matrix;
}

/** Fewer leave nothing of a variance to tell apart. */
const fewestSamples = 4;

/** Patterns of missing values up to which each has a decomposition of its own. */
const mostPatterns = 500;

/** Genes that are rotated together. */
const block = 512;

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
  const samples = expression.samples.length;
  if (samples < fewestSamples) {
    throw new EvaluationError(
      `Heritability needs ${fewestSamples} samples or more, and hundreds to be of use; there are ${samples}.`,
    );
  }
  const relationship = relationshipOf(markers);
  const { perGene, sums } = estimateGenes(expression, relationship);
  estimateIncomplete(expression, markers, perGene);
  const defined = perGene.h2.filter((h2) => !Number.isNaN(h2));
  return {
    samples,
    markers: countVarying(markers),
    pooled: pooledHeritability(relationship.eigenvalues, sums),
    mean: meanOf(defined),
    median: quantileOf(defined.toSorted(), 0.5),
    perGene,
  };
}

function relationshipOf(genotypes: Matrix): Relationship {
  return decomposeRelationship(
    genotypeProducts(genotypes, genotypes, markerMeans(genotypes)),
    genotypes.samples.length,
  );
}

/** Every gene alone, and the squares of all genes in each direction, summed. */
function estimateGenes(
  { features, samples, values }: Matrix,
  { eigenvalues, basis }: Relationship,
): { perGene: GeneHeritabilities; sums: Float64Array } {
  const rows = samples.length;
  const size = eigenvalues.length;
  const means = featureMeans(values, rows, features.length);
  const h2 = new Float64Array(features.length);
  const standardError = new Float64Array(features.length);
  const variance = new Float64Array(features.length);
  const sums = new Float64Array(size);
  for (let first = 0; first < features.length; first += block) {
    const genes = Math.min(block, features.length - first);
    const centred = Float64Array.from(values.subarray(first * rows, (first + genes) * rows), (value, at) =>
      Number.isNaN(value) ? 0 : value - means[first + Math.floor(at / rows)]!,
    );
    const squares = new Float64Array(genes * size);
    multiplyTransposed(centred, genes, basis, size, rows, squares);
    for (let at = 0; at < squares.length; at++) {
      squares[at]! **= 2;
      sums[at % size]! += squares[at]!;
    }
    for (const [gene, estimate] of maximiseReml(eigenvalues, squares).entries()) {
      h2[first + gene] = estimate.h2;
      standardError[first + gene] = estimate.standardError;
      variance[first + gene] = sumOf(squares.subarray(gene * size, (gene + 1) * size)) / size;
    }
  }
  return { perGene: { genes: features, h2, standardError, variance }, sums };
}

/** Puts estimates from their own samples in the place of those of genes that some samples lack. */
function estimateIncomplete(expression: Matrix, markers: Matrix, perGene: GeneHeritabilities): void {
  const samples = expression.samples.length;
  const groups = observedGroups([expression]).filter(({ rows }) => rows[0]!.length < samples);
  if (groups.length > mostPatterns) return;
  for (const { genes, rows } of groups) {
    const own = rows[0]!;
    const known = selectSamples(selectFeatures(expression, genes), own);
    const dosages = selectSamples(markers, own);
    const estimated =
      own.length < fewestSamples ? undefined : estimateGenes(known, relationshipOf(dosages)).perGene;
    genes.forEach((gene, index) => {
      for (const key of ['h2', 'standardError', 'variance'] as const) {
        perGene[key][gene] = estimated?.[key][index] ?? NaN;
      }
    });
  }
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

function countVarying(genotypes: Matrix): number {
  let count = 0;
  for (let marker = 0; marker < genotypes.features.length; marker++) {
    const dosages = featureValues(genotypes, marker);
    if (dosages.some((dosage) => dosage !== dosages[0])) count++;
  }
  return count;
}
