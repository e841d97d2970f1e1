import type { GwasMatching, TraitSize } from '@snpress/associate';
import type { GwasColumnNames, ReadMatrixOptions } from '@snpress/formats';
import type { NamedFile } from '../audit/named-files.js';
import type { PredictionHooks } from '../predict/prediction-progress.js';

/** How a GWAS is read and held against models. */
export interface GwasRequest extends GwasMatching, PredictionHooks {
  /** A table of summary statistics. */
  readonly gwas: string;
  /** Linear models: PredictDB files, models that a run left, models that were imported. */
  readonly models: readonly NamedFile[];
  /** Which columns of the GWAS to take, where their titles do not tell. */
  readonly columns?: GwasColumnNames | undefined;
  /** A chain file of UCSC that leads from the build of the GWAS to that of the models: then variants are found by position. */
  readonly liftover?: string | undefined;
  /** What a p of 0 stands for. */
  readonly smallestP?: number | undefined;
}

/** Which models are associated with a GWAS, and how. */
export interface AssociateGwasRequest extends GwasRequest {
  /** Files of covariances, one for each model, as MetaXcan has them; by default the one beside each model: `model.txt.gz` of `model.db`. */
  readonly covariances?: readonly string[] | undefined;
  /** Genotypes of a reference panel, to compute covariances from instead. */
  readonly panel?: string | readonly string[] | undefined;
  /** How the panel is read, where that is not to be recognised. */
  readonly reading?: ReadMatrixOptions | undefined;
  /** Samples of the GWAS and heritability of its trait: where both are given, z is calibrated by each gene's Φ. */
  readonly trait?: TraitSize | undefined;
  /** Also test all models together, as S-MultiXcan does. */
  readonly joint?: boolean | undefined;
  /** Covariances of the variants of all models, for `joint`; not needed with a panel. */
  readonly jointCovariances?: string | undefined;
  /** For `joint`: components of the correlations of predictions below the largest over this are left out; 30 by default. */
  readonly conditionNumber?: number | undefined;
  /** A table of gene positions, where the models have none. */
  readonly genePositions?: string | undefined;
}
