import type { HeadlineIntervals } from './headline-intervals.js';
import type { BinaryTraits } from '../binary/binary-traits.js';
import type { Calibration } from '../calibration/calibration.js';
import type { R2Bin } from '../correlation/r2-bins.js';
import type { PermutationTest } from './permutation-test-result.js';
import type { AblationSkill } from '../skill/ablation-skill.js';
import type { CisTransSkill } from '../skill/cis-trans-skill.js';
import type { SkillSummary } from '../skill/summarise-skill.js';

/** How well one model predicts held-out samples. Numbers that are not defined are NaN. */
export interface ModelEvaluation {
  readonly name: string;
  /** Mean squared error over all held-out values (Xie et al. 2017, Eq. 7). */
  readonly mse: number;
  /** The same of the training-fold gene means. */
  readonly baselineMse: number;
  /** Number of distinct held-out samples. */
  readonly samples: number;
  /** Number of genes evaluated. */
  readonly genes: number;
  /** Observed genes that some split does not predict: they are in no number here. */
  readonly skippedGenes: number;
  /** Number of held-out values: pairs of sample and gene, once a repeat, less missing observations. */
  readonly values: number;
  readonly skill: SkillSummary;
  /** Signed Pearson correlation of each gene over its concatenated held-out predictions. */
  readonly r: {
    /** Over the genes where it is defined. */
    readonly mean: number;
    /** Number of genes with constant observations or predictions, or fewer than two. */
    readonly undefined: number;
  };
  readonly r2: { readonly mean: number };
  readonly r2Bins: readonly R2Bin[];
  /** R² of the gene means: how well the model knows how much each gene is expressed. No genetics in it. */
  readonly betweenGene: number;
  /** R² around the gene means: how well the model knows how samples differ. */
  readonly withinGene: number;
  /** Held-out values whose prediction has their sign; a zero has a sign of its own. */
  readonly signAgreement: { readonly same: number; readonly different: number };
  readonly calibration: Calibration;
  /** Of traits whose values are 0 and 1, where there are such. */
  readonly binary?: BinaryTraits;
  /** Where they were computed (`bootstrapEvaluation`). */
  readonly intervals?: HeadlineIntervals;
  /** Where it was computed (`permutationTest`). */
  readonly permutation?: PermutationTest;
  /** Where positions are known and the model can be taken apart (`cisTransSkill`). */
  readonly cisTrans?: CisTransSkill | undefined;
  /** What parts that the model can do without add (`ablationSkill`). */
  readonly ablations?: readonly AblationSkill[];
  /** Where the expression is of several contexts: what it is worth in each, and for what they differ in (`evaluateContexts`). */
  readonly contexts?: readonly ContextEvaluation[];
  readonly contrasts?: readonly ContrastEvaluation[];
  readonly perSplit: readonly SplitEvaluation[];
  readonly perSample: SampleEvaluations;
  readonly perGene: GeneEvaluations;
}

/** What a model is worth in one context: of its genes, by their own ids, in the samples that were measured in it. */
export interface ContextEvaluation {
  readonly context: string;
  readonly evaluation: ModelEvaluation;
}

/**
 * What a model is worth for how a context differs from others: of each gene its expression in the context less the mean over the others that
 * the same sample was measured in.
 */
export interface ContrastEvaluation extends ContextEvaluation {
  /** The only other context, where there are two. */
  readonly against?: string | undefined;
  /** Intervals of each gene's skill, in the order of `evaluation.perGene`; NaN where none were asked for. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** One outer split, over all genes. */
export interface SplitEvaluation {
  readonly split: string;
  readonly trainSamples: number;
  readonly testSamples: number;
  readonly values: number;
  readonly sse: number;
  readonly baselineSse: number;
  readonly mse: number;
  readonly skill: number;
}

/** Squared errors of each held-out sample summed over genes (and repeats): what the bootstrap resamples. */
export interface SampleEvaluations {
  /** Number of outer splits that the sums are over: with several, the models of one were trained on samples of others. */
  readonly splits: number;
  readonly samples: readonly string[];
  readonly sse: Float64Array;
  readonly baselineSse: Float64Array;
  readonly n: Float64Array;
}

/** One entry per gene in every array, in the same order. */
export interface GeneEvaluations {
  readonly genes: readonly string[];
  /** Number of held-out values. */
  readonly n: Float64Array;
  readonly sse: Float64Array;
  readonly baselineSse: Float64Array;
  readonly mse: Float64Array;
  /** 1 − sse / baselineSse; NaN where baselineSse is 0. */
  readonly skill: Float64Array;
  readonly r: Float64Array;
  readonly r2: Float64Array;
  /** Mean of the held-out observations. */
  readonly observedMean: Float64Array;
}
