import type { Matrix } from '@snpress/data';
import type { HeadlineIntervals } from '../model/headline-intervals.js';
import type { AuditedFile } from './align-audit.js';
import type { AuditVerdict, JudgedPrediction } from './audit-verdict.js';
import type { ConstantError } from './constant-error.js';

/** What can be said of predictions without the model that made them. Numbers that are not defined are NaN. */
export interface Audit {
  readonly samples: number;
  readonly genes: number;
  /** Pairs of sample and gene that were judged, and those left out as the truth or a prediction is missing. */
  readonly values: number;
  readonly missing: number;
  /** What each input had, and what was left out as another lacks it. */
  readonly files: readonly AuditedFile[];
  readonly truth: {
    /** The judged values: missing where the truth or one of the predictions is. */
    readonly observed: Matrix;
    /** Genes whose truth is the same in all samples: they have no correlation. */
    readonly constantGenes: number;
    readonly spread: Spread;
  };
  readonly references: References;
  /** How often an interval is to hold the truth. */
  readonly level: number;
  readonly predictions: readonly PredictionAudit[];
}

/** How much the values of a gene differ between samples. */
export interface Spread {
  /** Median over genes of the standard deviation over samples. */
  readonly median: number;
  /** Standard deviation (n − 1) of each gene; NaN of fewer than two values. */
  readonly perGene: Float64Array;
}

/** Errors of predicting one value per gene, to hold others against. */
interface References {
  /** 0 for everything. */
  readonly zero: ConstantError;
  /** One number for all genes: the mean of the truth. */
  readonly grandMean: ConstantError;
  /** The means over the samples the predictions were trained on, where given: what skill is measured against. */
  readonly trainMeans?: ConstantError;
  /** The means over the judged samples themselves: the least error without differences between samples. Nobody could know them. */
  readonly ownMeans: ConstantError;
}

/** One set of predictions. */
export interface PredictionAudit extends JudgedPrediction {
  readonly name: string;
  /** On the samples and genes of the truth. */
  readonly predicted: Matrix;
  /** Over resampled samples; those of skill say nothing without training means. */
  readonly intervals: HeadlineIntervals;
  /** Mean r² that unrelated predictions have: the mean over genes of 1 / (n − 1). */
  readonly chanceR2: number;
  /** Genes whose prediction is the same for all samples. */
  readonly constantGenes: number;
  readonly spread: Spread;
  /** Benjamini–Hochberg q of each gene; NaN for a gene without r. */
  readonly q: Float64Array;
  /** Number of genes with q ≤ 0.05. */
  readonly discoveries: number;
  readonly verdict: AuditVerdict;
}
