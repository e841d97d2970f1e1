import type { MarkerSummary } from '@snpress/data';

/** A gene that was predicted. */
interface PredictedGeneOfPage {
  readonly gene: string;
  /** On samples that were held out of training; NaN where that is not known, as for r and q. */
  readonly skill: number;
  readonly r: number;
  readonly q: number;
  /** Variants that the prediction depends on, and those of them that the genotypes have. */
  readonly used: number;
  readonly found: number;
}

/** What one model predicted. */
export interface PredictionOfModel {
  readonly name: string;
  readonly samples: number;
  readonly genes: readonly PredictedGeneOfPage[];
  /** Genes none of whose variants are there: the same is predicted for all samples. */
  readonly withoutVariants: number;
  readonly markers: MarkerSummary;
  /** How much of what the model uses is there, in words. */
  readonly inUse: string;
  /** Where the predictions are. */
  readonly file: string;
}

/** Everything a page about predictions says. Every name in it is treated as untrusted text. */
export interface PredictionReport {
  /** The genotype files. */
  readonly genotypes: readonly string[];
  /** At least one. */
  readonly models: readonly PredictionOfModel[];
  /** How the files were read and what to know, a sentence each. */
  readonly notes: readonly string[];
}
