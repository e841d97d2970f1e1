import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { GenotypeBlocks, Matrix } from '@snpress/data';
import type { Fitted } from '../contract/fitted.js';
import type { LinearModel } from '../contract/linear-model.js';
import { ModelError } from '../contract/model-error.js';
import type { CisMarkers } from './cis-markers.js';
import { cisSums } from './cis-sums.js';

/** What a linear model predicts by the markers near each gene and by all others; the same samples and genes. */
export interface SplitPredictions {
  /** By all markers, as `predict` does. */
  readonly whole: Matrix;
  /** By the gene's cis markers, the others at their training mean. */
  readonly cis: Matrix;
  /** By the others, the gene's cis markers at their training mean. */
  readonly trans: Matrix;
}

/**
 * Splits the predictions of a linear model, exactly: whole − intercept = (cis − intercept) + (trans − intercept). Genes
 * without a cis marker are left out, as there is nothing to split. Only the effects of cis markers are computed.
 *
 * @param genotypes - as `predict` takes them.
 * @param cisMarkers - found among the markers of `genotypes`.
 * @throws ModelError where the model is not linear, or what `predict` throws.
 */
export function splitPredictions(
  fitted: Fitted,
  genotypes: Matrix,
  cisMarkers: NearMarkers,
): SplitPredictions {
  return split(linearOf(fitted), fitted.predict(genotypes), blocksOfMatrix(genotypes), cisMarkers);
}

/** The same of genotypes that may be larger than the memory, by a model with `predictBlocks`. */
export function splitPredictionsOfBlocks(
  fitted: Fitted,
  genotypes: GenotypeBlocks,
  cisMarkers: NearMarkers,
): SplitPredictions {
  return split(linearOf(fitted), fitted.predictBlocks!(genotypes), genotypes, cisMarkers);
}

type NearMarkers = Pick<CisMarkers, 'genes' | 'markersOf'>;

function linearOf(fitted: Fitted): LinearModel {
  if (fitted.linear !== undefined) return fitted.linear();
  throw new ModelError('input', {
    code: 'not-linear',
    message: 'this model is not linear in dosages: its predictions have no cis and trans parts',
  });
}

function split(
  linear: LinearModel,
  all: Matrix,
  genotypes: GenotypeBlocks,
  cisMarkers: NearMarkers,
): SplitPredictions {
  const withCis = new Set(cisMarkers.genes);
  const columns = [...linear.genes.keys()].filter((gene) => withCis.has(linear.genes[gene]!));
  const whole = selectFeatures(all, columns);
  const rows = genotypes.samples.length;
  const cis = new Float32Array(whole.values.length);
  const trans = new Float32Array(whole.values.length);
  const sums = cisSums(
    linear,
    genotypes,
    columns.map((index) => ({ index, markers: cisMarkers.markersOf(linear.genes[index]!) })),
  );
  columns.forEach((gene, column) => {
    const at = column * rows;
    for (let row = at; row < at + rows; row++) {
      cis[row] = linear.intercepts[gene]! + sums[row]!;
      trans[row] = whole.values[row]! - sums[row]!;
    }
  });
  return { whole, cis: { ...whole, values: cis }, trans: { ...whole, values: trans } };
}
