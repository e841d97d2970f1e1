import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { refuse } from '../format/refuse.js';
import { linearRefusals } from './linear-refusals.js';
import { foldDosages } from './fold-dosages.js';
import { foldExpression } from './fold-expression.js';

/** The formula of one gene: expression is `intercept + Σ effects[k] · dosage(markers[k])`. */
export interface GeneFormula {
  readonly intercept: number;
  /** Marker indices of the artifact, ascending. */
  readonly markers: Int32Array;
  /** Expression in its original units per copy of the counted allele; none is zero. */
  readonly effects: Float64Array;
}

/** A linear model with its preprocessing folded into the weights. */
export interface FoldedLinear {
  /** Those of the artifact. */
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  /** Marker → the dosage that stands for a missing call; NaN where nothing is known of it. */
  readonly fills: Float64Array;
  /** Computed when asked for: markers × genes need not fit in memory. */
  formulaOf(gene: number): GeneFormula;
}

/**
 * A linear model as weights that act on dosages of the counted alleles and give expression in its original units.
 * @throws ModelError where the model is not linear; PreprocessError where a step of its preprocessing is no straight line.
 */
export function foldLinear(artifact: ModelArtifact): FoldedLinear {
  refuse(linearRefusals(artifact));
  const linear = artifact.fitted.linear!();
  const { from, slope, offset, fills } = foldDosages(artifact);
  const expression = foldExpression(artifact);
  const { markerMeans, intercepts } = linear;
  return {
    markers: artifact.markers.ids,
    genes: artifact.genes.ids,
    fills,
    formulaOf(gene) {
      const { markers, effects } = linear.effectsOf(gene);
      const scale = expression.slope[gene]!;
      const formula = { markers: new Int32Array(markers.length), effects: new Float64Array(markers.length) };
      let intercept = intercepts[gene]!;
      let size = 0;
      for (let k = 0; k < markers.length; k++) {
        const marker = markers[k]!;
        intercept += (offset[marker]! - markerMeans[marker]!) * effects[k]!;
        const effect = scale * slope[marker]! * effects[k]!;
        if (effect === 0) continue;
        formula.markers[size] = from[marker]!;
        formula.effects[size++] = effect;
      }
      return {
        intercept: scale * intercept + expression.offset[gene]!,
        markers: formula.markers.subarray(0, size),
        effects: formula.effects.subarray(0, size),
      };
    },
  };
}
