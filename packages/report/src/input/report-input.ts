import type { Matrix } from '@snpress/data';
import type {
  Attrition,
  Ceiling,
  EnrichmentSummary,
  ModelEvaluation,
  PairedComparison,
} from '@snpress/evaluate';

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
  /** How high skill can be: by the true genetic values of simulated data, by the heritability of others. */
  readonly ceilings?: readonly Ceiling[];
  /** What the training sets say of annotations of markers. */
  readonly enrichments?: readonly EnrichmentSummary[];
  /** How much each marker counts, for models that can say. */
  readonly importances?: readonly MarkerImportance[];
  /** Which markers act on which genes, by models that can say. */
  readonly inclusions?: readonly MarkerInclusion[];
  /** The models that can predict new samples. */
  readonly keptModels?: KeptModels;
  /** What the reader has to know before believing the numbers. */
  readonly warnings?: readonly string[];
  /** How the samples of the input files were matched. */
  readonly reconciliation?: Reconciliation;
  readonly provenance?: Provenance;
}

/** What was analysed. */
export interface DataDescription {
  /** Number of samples after matching. */
  readonly samples: number;
  /** Number of markers that were used. */
  readonly markers: number;
  /** Number of genes that were judged. */
  readonly genes: number;
  /** What was read, what was used, and why the rest was not. */
  readonly attrition?: Attrition | undefined;
  /** Where the data come from, in words: a file, a catalogue entry, a simulation. */
  readonly source: string;
  readonly ploidy?: 1 | 2;
  readonly simulated?: boolean;
  /** What is predicted; expression of genes unless told. */
  readonly targets?: 'genes' | 'traits';
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
  /** Covariates in words, and whether models learn what they leave, so that the baseline knows them too. */
  readonly covariates?: { readonly what: string; readonly use: 'regress-out' | 'markers' };
  /** Models in which each gene is trained on the markers within so many bases of it. */
  readonly cisModels?: readonly { readonly model: string; readonly window: number }[];
  /** Models that are trained on other markers that are chosen, and which these are. */
  readonly chosenMarkers?: readonly { readonly model: string; readonly which: string }[];
}

/** How well one model predicts held-out samples: what `evaluateModel` says of it. */
export interface EvaluatedModel extends ModelEvaluation {
  /** What kind of model it is, when its name does not say: `elastic-net`. */
  readonly type?: string | undefined;
}

/** How much each marker counts in a model: mean over outer splits. Every array has one entry per marker. */
export interface MarkerImportance {
  readonly model: string;
  /** What is measured, in words: "share of expression variance". */
  readonly measure: string;
  readonly markers: readonly string[];
  readonly values: ArrayLike<number>;
  /** Where the markers lie; the order of the markers stands in for it when absent. */
  readonly chromosome?: readonly string[];
  readonly position?: ArrayLike<number>;
}

/** Which markers act on which genes, by one model. */
export interface MarkerInclusion {
  readonly model: string;
  /** Other models that hold the same part and say the same. */
  readonly alike: readonly string[];
  /** How many samples it was fitted on. */
  readonly samples: number;
  readonly markers: readonly string[];
  /** Where the markers lie; the order of the markers stands in for it when absent. */
  readonly chromosome?: readonly string[];
  readonly position?: ArrayLike<number>;
  readonly genes: readonly string[];
  /** Where the genes lie, where that is known. */
  readonly genePlaces?: { readonly chromosome?: readonly string[]; readonly position?: ArrayLike<number> };
  /** One more than there are genes: gene g has the entries starts[g] … starts[g + 1] − 1. */
  readonly starts: ArrayLike<number>;
  /** Indices of markers, ascending within a gene. */
  readonly entries: ArrayLike<number>;
  /** How many effects of the gene are expected at the marker of each entry (posterior inclusion probabilities). */
  readonly probabilities: ArrayLike<number>;
  /** By gene, in its order. */
  readonly credibleSets: readonly {
    /** Index of the gene. */
    readonly gene: number;
    /** Indices of markers, ascending. */
    readonly markers: ArrayLike<number>;
    readonly probability: number;
    /** The smallest absolute correlation between two of them. */
    readonly purity: number;
  }[];
  /** Where effects come from, as shares of all: cis, hotspots, anywhere. */
  readonly mix: { readonly [source: string]: number };
  /** What the training samples could not tell, in sentences. */
  readonly notes: readonly string[];
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

/** Losses along the training of one model: lines of one label over several splits are drawn thin, their mean thick. */
export interface LearningCurve {
  readonly model: string;
  /** What the horizontal axis counts; `epoch` unless told. */
  readonly xLabel?: string;
  /** What the vertical axis measures; `loss` unless told. */
  readonly yLabel?: string;
  /** One line each: "training", "validation". */
  readonly lines: readonly {
    readonly label: string;
    /** The outer split that the line belongs to, when there are several. */
    readonly split?: string;
    readonly x: ArrayLike<number>;
    readonly y: ArrayLike<number>;
  }[];
}

/** The models that a run leaves for later predictions. */
export interface KeptModels {
  /** `all` samples, or the `training` samples of each outer split. */
  readonly fittedOn: 'all' | 'training';
  /** Each with the path of its file, from where `figures/` and `tables/` are. */
  readonly files: readonly {
    readonly model: string;
    readonly path: string;
    /** Whether the file has genotypes of training samples. */
    readonly keepsGenotypes?: boolean;
  }[];
}

/** How samples met by id across files. */
export interface Reconciliation {
  /** Every input file and the number of samples in it. */
  readonly inputs: readonly { readonly name: string; readonly samples: number }[];
  /** Number of samples in all of them. */
  readonly matched: number;
  /** Samples that were given other ids by a table of them, by input file. */
  readonly renamed?: readonly { readonly from: string; readonly samples: number; readonly table: string }[];
  readonly dropped: readonly { readonly sample: string; readonly from: string; readonly reason: string }[];
}

/** What it takes to make the same numbers again. */
export interface Provenance {
  /** The experiment spec as it was run. */
  readonly spec?: string;
  readonly seed?: number | string;
  readonly inputs?: readonly { readonly name: string; readonly path?: string; readonly digest: string }[];
}

/** When, where and how fast a page's numbers were made: the only part of a page that differs between equal runs. */
export interface RunFacts {
  /** Versions of packages, of Node and of the numeric backend, by name. */
  readonly versions: { readonly [name: string]: string };
  /** The machine in words: processor, cores, system. */
  readonly machine: string;
  /** When the run began, ISO 8601. */
  readonly started: string;
  /** Wall time of the run in seconds. */
  readonly seconds: number;
  /** What its stages warned of, in sentences. */
  readonly warnings?: readonly string[];
  /** How many results were computed elsewhere and have not been verified here. */
  readonly imported?: number;
  /** Time of the stages by kind, in seconds: of those that ran now, and what the reused ones once took. */
  readonly stages: readonly {
    readonly name: string;
    readonly count: number;
    readonly ran: number;
    readonly seconds: number;
    readonly reusedSeconds: number;
  }[];
}
