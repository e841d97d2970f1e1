import type { Matrix } from '@snpress/data';
import type { EnrichmentSummary } from '@snpress/evaluate';
import type { Attrition, Ceiling, ModelEvaluation, PairedComparison, PartErrors } from '@snpress/evaluate';
import { packed } from './pack-arrays.js';

/** Predictions of the test samples of a split without parts of the model that it can do without. */
export interface AblatedPredictions {
  readonly ablations: readonly {
    readonly part: string;
    readonly additive: boolean;
    readonly predictions: Matrix;
  }[];
}

/** What the evaluation of an experiment found. */
export interface Evaluation {
  /** In the order of the experiment; the baseline first. */
  readonly models: readonly ModelEvaluation[];
  readonly comparisons: readonly PairedComparison[];
  /** How high skill can be. */
  readonly ceilings: readonly Ceiling[];
  /** What training sets say of annotations. */
  readonly enrichments: readonly EnrichmentSummary[];
  /** Labels of the outer splits. */
  readonly splits: readonly string[];
  /** What was read, what was used, and why the rest was not. */
  readonly attrition: Attrition;
}

/** Null where the model is not linear or positions are not known. */
export const partErrors = packed<PartErrors | null>()('part-errors');

export const ablatedPredictions = packed<AblatedPredictions>()('ablated-predictions');

export const evaluatedModel = packed<ModelEvaluation>()('evaluated-model');

/** Null where none could be found. */
export const ceiling = packed<Ceiling | null>()('ceiling');

export const evaluation = packed<Evaluation>()('evaluation');
