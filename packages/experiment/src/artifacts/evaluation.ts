import type { Ceiling, ModelEvaluation, PairedComparison } from '@snpress/evaluate';

/** What the evaluation of an experiment found. */
export interface Evaluation {
  /** In the order of the experiment; the baseline first. */
  readonly models: readonly ModelEvaluation[];
  readonly comparisons: readonly PairedComparison[];
  /** How high skill can be. */
  readonly ceilings: readonly Ceiling[];
  /** Labels of the outer splits. */
  readonly splits: readonly string[];
  readonly size: { readonly samples: number; readonly snps: number; readonly genes: number };
}

/** The name of the input that holds a model's evaluation. */
export const evaluationInput = (model: string): string => `evaluation.${model}`;
