import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { observedGroups } from '@snpress/models/contract/observed-groups';
import { featureMeans, multiplyTransposed } from '@snpress/models/linear-algebra';
import { gramOfRows } from '@snpress/models/linear-algebra/gram-of-blocks';
import { meanOf } from '../distribution/mean-of.js';
import { quantileOf } from '../distribution/quantile-of.js';
import { sumOf } from '../distribution/sum-of.js';
import { EvaluationError } from '../evaluation-error.js';
import type { GeneHeritabilities, Heritability } from './heritability.js';
import { maximiseReml } from './maximise-reml.js';
import { pooledHeritability } from './pooled-heritability.js';
import { decomposeRelationship, type Relationship } from './relationship.js';

/** Fewer leave nothing of a variance to tell apart. */
const fewestSamples = 4;

/** Patterns of missing values up to which each has a decomposition of its own. */
const mostPatterns = 500;

/** Genes that are rotated together. */
const block = 512;

/**
 * `estimateHeritability` from what it knows of the genotypes.
 * @param gram - X Xᵀ of genotypes less the means of markers: samples × samples, those of the expression.
 * @param markers - how many of them vary.
 * @throws EvaluationError where there are fewer than four samples.
 */
export function estimateFromGram(gram: Float64Array, markers: number, expression: Matrix): Heritability {
  const samples = expression.samples.length;
  if (samples < fewestSamples) {
    throw new EvaluationError(
      `Heritability needs ${fewestSamples} samples or more, and hundreds to be of use; there are ${samples}.`,
    );
  }
  const relationship = decomposeRelationship(gram, samples);
  const { perGene, sums } = estimateGenes(expression, relationship);
  estimateIncomplete(gram, expression, perGene);
  const defined = perGene.h2.filter((h2) => !Number.isNaN(h2));
  return {
    samples,
    markers,
    pooled: pooledHeritability(relationship.eigenvalues, sums),
    mean: meanOf(defined),
    median: quantileOf(defined.toSorted(), 0.5),
    perGene,
  };
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
function estimateIncomplete(gram: Float64Array, expression: Matrix, perGene: GeneHeritabilities): void {
  const samples = expression.samples.length;
  const groups = observedGroups([expression]).filter(({ rows }) => rows[0]!.length < samples);
  if (groups.length > mostPatterns) return;
  for (const { genes, rows } of groups) {
    const own = rows[0]!;
    const known = selectSamples(selectFeatures(expression, genes), own);
    const estimated =
      own.length < fewestSamples
        ? undefined
        : estimateGenes(known, decomposeRelationship(gramOfRows(gram, own, []).own, own.length)).perGene;
    genes.forEach((gene, index) => {
      for (const key of ['h2', 'standardError', 'variance'] as const) {
        perGene[key][gene] = estimated?.[key][index] ?? NaN;
      }
    });
  }
}
