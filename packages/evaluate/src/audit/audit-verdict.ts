import type { ModelEvaluation } from '../model/model-evaluation.js';
import type { ConstantError } from './constant-error.js';
import type { SamplePermutation } from './permute-samples.js';

/**
 * What predictions hold about differences between samples:
 * - `too-few-samples`: not even perfect predictions could be told from chance
 * - `no-differences`: no gene's prediction differs between samples (or no gene's truth does)
 * - `chance`: no more than predictions that are paired with the wrong samples
 * - `opposite`: more than chance, in the wrong direction
 * - `no-gain`: more than chance, yet their errors are no smaller than those of a mean per gene
 * - `trace`: more than chance, and less than 1 % of the variance
 * - `signal`: more than chance, and 1 % of the variance or more
 */
export type AuditVerdictKind =
  'too-few-samples' | 'no-differences' | 'chance' | 'opposite' | 'no-gain' | 'trace' | 'signal';

/** What a verdict on one set of predictions rests on. */
export interface JudgedPrediction {
  /** Its `skill` is against the training means, or against zero where there are none: then it says nothing. */
  readonly evaluation: ModelEvaluation;
  /** Whether the training means are known, so that skill is defined. */
  readonly hasSkill: boolean;
  /** The same predictions without their differences between samples: each gene's at its mean. */
  readonly flattened: ConstantError;
  readonly permutation: SamplePermutation;
}

/** The verdict, with the numbers that it rests on. */
export interface AuditVerdict {
  readonly kind: AuditVerdictKind;
  /** That permuted samples agree with the truth as well, by mean r or by pooled r: twice the smaller p. */
  readonly pSignal: number;
  /** That permuted samples disagree as much: twice the smaller p of the other side. */
  readonly pOpposite: number;
  /** Share of variance explained: skill where the training means are known, else R² within genes. */
  readonly explained: number;
  /** Share of the error removed, against one number for all genes, that remains without differences between samples. */
  readonly meansShare: number;
}

/** The largest p that counts as evidence. */
export const significance = 0.05;

/** Less explained variance than this is called a trace. */
const little = 0.01;

/**
 * Judges by numbers alone. Two statistics are asked, mean r and pooled r (either may see what the other cannot), so
 * that p is that of Bonferroni.
 * @param grandMse mean squared error of one number for all genes
 */
export function auditVerdict(
  { evaluation, hasSkill, flattened, permutation }: JudgedPrediction,
  grandMse: number,
): AuditVerdict {
  const { meanR, pooledR } = permutation;
  const twice = (a: number, b: number): number => Math.min(1, 2 * Math.min(a, b));
  const numbers = {
    pSignal: twice(meanR.pAbove, pooledR.pAbove),
    pOpposite: twice(meanR.pBelow, pooledR.pBelow),
    explained: hasSkill ? evaluation.skill.pooled : evaluation.withinGene,
    meansShare: (grandMse - flattened.mse) / (grandMse - evaluation.mse),
  };
  return { kind: kindOf(evaluation.samples, Number.isNaN(meanR.observed), numbers), ...numbers };
}

function kindOf(
  samples: number,
  isUndefined: boolean,
  { pSignal, pOpposite, explained }: Omit<AuditVerdict, 'kind'>,
): AuditVerdictKind {
  if (2 / factorial(samples) > significance) return 'too-few-samples';
  if (isUndefined) return 'no-differences';
  if (Math.min(pSignal, pOpposite) > significance) return 'chance';
  if (pOpposite < pSignal) return 'opposite';
  if (!(explained > 0)) return 'no-gain';
  return explained < little ? 'trace' : 'signal';
}

/** Number of orders of `n` samples: the smallest p is one of it. */
function factorial(n: number): number {
  let product = 1;
  for (let factor = 2; factor <= Math.min(n, 20); factor++) product *= factor;
  return product;
}
