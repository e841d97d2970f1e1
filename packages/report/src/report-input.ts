import type { Matrix } from '@snpress/data';
import type { Calibration, ModelEvaluation, SplitEvaluation } from '@snpress/evaluate';

/**
 * Everything a report says, as plain data (JSON and typed arrays). Two equal inputs give the same bytes.
 *
 * Every name in it (genes, samples, models, paths) is treated as untrusted text.
 */
export interface ReportInput {
  /** The page's title. */
  readonly title: string;
  /** The experiment's name. */
  readonly experiment: string;
  readonly data: DataDescription;
  readonly protocol: ProtocolDescription;
  /** One entry per model, in the order of the experiment; the baseline among them. */
  readonly evaluations: readonly EvaluatedModel[];
  /** Name of the model that predicts each gene's training mean; `mean` unless told. */
  readonly baseline?: string;
  /** Differences between models on identical splits. */
  readonly comparisons?: readonly PairedComparison[];
  /** Which settings were tried and chosen, for every model that had a choice. */
  readonly selections?: readonly ModelSelection[];
  /** Held-out observations and predictions, one entry per outer split: the figures of true against predicted. */
  readonly predictions?: readonly HeldOutPredictions[];
  /** Genes to draw one by one; the three that the best model predicts best when absent. */
  readonly genes?: readonly string[];
  /** Loss by epoch of models that train in steps. */
  readonly learningCurves?: readonly LearningCurve[];
  /** What the reader has to know before believing the numbers. */
  readonly warnings?: readonly string[];
  /** How the samples of the input files were matched. */
  readonly reconciliation?: Reconciliation;
  readonly provenance?: Provenance;
  /** Path from the page to the folder that holds `figures/` and `tables/`, such as `../`; the page's own folder unless told. */
  readonly filesAt?: string;
}

/** What was analysed. */
export interface DataDescription {
  /** Number of samples after matching. */
  readonly samples: number;
  /** Number of markers. */
  readonly markers: number;
  /** Number of genes predicted. */
  readonly genes: number;
  /** Where the data come from, in words: a file, a catalogue entry, a simulation. */
  readonly source: string;
  readonly ploidy?: 1 | 2;
  readonly simulated?: boolean;
  /** More about the data, in a sentence or two. */
  readonly description?: string;
}

/** How the numbers were made, in words that need no spec at hand. */
export interface ProtocolDescription {
  /** The outer split: "5-fold cross-validation". */
  readonly outer: string;
  /** The inner split that chooses settings: "5-fold cross-validation within each training set". */
  readonly inner?: string;
  /** Preprocessing steps in order: "genotypes: impute the mean of the training samples". */
  readonly preprocessing?: readonly string[];
  /** `all` when preprocessing was fitted on held-out samples too: the page then says that it leaks. */
  readonly fitOn?: 'train' | 'all';
}

/** How well one model predicts held-out samples: what `evaluateModel` says of it, or the part of that which is known. */
export interface EvaluatedModel extends Pick<ModelEvaluation, 'name' | 'mse' | 'skill' | 'r2Bins'> {
  /** What kind of model it is, when its name does not say: `elastic-net`. */
  readonly type?: string;
  /** Mean over genes of the signed Pearson correlation. */
  readonly r: Pick<ModelEvaluation['r'], 'mean'>;
  readonly betweenGene?: ModelEvaluation['betweenGene'];
  readonly withinGene?: ModelEvaluation['withinGene'];
  readonly calibration?: Calibration;
  readonly perGene: GeneScores;
  /** The same over single outer splits. */
  readonly perSplit?: readonly Pick<SplitEvaluation, 'split' | 'mse' | 'skill'>[];
}

/** One entry per gene in every array, in the same order; NaN where a number is not defined. */
export interface GeneScores {
  readonly genes: readonly string[];
  readonly observedMean: ArrayLike<number>;
  readonly mse: ArrayLike<number>;
  readonly skill: ArrayLike<number>;
  readonly r: ArrayLike<number>;
  readonly r2: ArrayLike<number>;
}

/** Difference in pooled skill of two models on the same splits, as `comparePaired` finds it. */
export interface PairedComparison {
  readonly first: string;
  readonly second: string;
  /** Skill of the first minus skill of the second. */
  readonly difference: number;
  /** 95 % interval [low, high] of the difference. */
  readonly interval?: readonly [number, number];
  readonly pValue?: number;
}

/** The settings of one model, their cross-validation errors and what was chosen. */
export interface ModelSelection {
  readonly model: string;
  /** `global`: one setting for all genes; `per-gene`: each gene has its own. */
  readonly mode: 'global' | 'per-gene';
  /** The settings tried, in the order of the grid. */
  readonly settings: readonly ModelSetting[];
  /** One entry per outer split. */
  readonly splits: readonly SplitSelection[];
}

/** One cell of a grid. */
export interface ModelSetting {
  /** Its name: `alpha=0.1`. */
  readonly label: string;
  /** The parameters that differ between settings. */
  readonly parameters: { readonly [name: string]: number | string | boolean | null };
}

/** What one outer split's inner validation measured and chose. */
export interface SplitSelection {
  readonly split: string;
  /** Inner validation MSE of each setting, in the order of the settings; NaN or null where it was not computed. */
  readonly mse: ArrayLike<number | null>;
  /** Index of the chosen setting (`global`). */
  readonly chosen?: number;
  /** Number of genes that chose each setting (`per-gene`). */
  readonly chosenGenes?: ArrayLike<number>;
}

/** The held-out samples of one outer split: the rows of every matrix, the genes its columns, in the same order. */
export interface HeldOutPredictions {
  readonly split: string;
  readonly observed: Matrix;
  /** By model name; a model that is absent is not drawn. */
  readonly predicted: { readonly [model: string]: Matrix };
}

/** Losses along the training of one model. */
export interface LearningCurve {
  readonly model: string;
  /** What the horizontal axis counts; `epoch` unless told. */
  readonly xLabel?: string;
  /** What the vertical axis measures; `loss` unless told. */
  readonly yLabel?: string;
  /** One line each: "training", "validation". */
  readonly lines: readonly {
    readonly label: string;
    readonly x: ArrayLike<number>;
    readonly y: ArrayLike<number>;
  }[];
}

/** How samples met by id across files. */
export interface Reconciliation {
  /** Every input file and the number of samples in it. */
  readonly inputs: readonly { readonly name: string; readonly samples: number }[];
  /** Number of samples in all of them. */
  readonly matched: number;
  readonly dropped: readonly { readonly sample: string; readonly from: string; readonly reason: string }[];
}

/** What it takes to make the same numbers again. */
export interface Provenance {
  /** The experiment spec as it was run. */
  readonly spec?: string;
  readonly seed?: number | string;
  /** Versions of packages and of Node, by name. */
  readonly versions?: { readonly [name: string]: string };
  readonly inputs?: readonly { readonly name: string; readonly path?: string; readonly digest: string }[];
  /** Wall time of each stage in seconds: the only part of a page that may differ between equal runs. */
  readonly stages?: readonly { readonly name: string; readonly count: number; readonly seconds: number }[];
}
