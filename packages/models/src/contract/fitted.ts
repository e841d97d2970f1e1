import type { ArrayBundle, GenotypeBlocks, Matrix } from '@snpress/data';
import type { Ablation } from './ablation.js';
import type { DenseModel } from './dense-model.js';
import type { Inclusion } from './inclusion.js';
import type { LinearModel } from './linear-model.js';
import type { MarkerImportance } from './marker-importance.js';

/** What a model is saved for: to leave the place where it was made, or to be read beside the genotypes that its fit was given. */
export type SavedFor = 'to-share' | { readonly beside: Matrix };

/** A fitted model. It is immutable: the same genotypes give the same bytes, always. */
export interface Fitted {
  /**
   * Predicts expression: samples × genes, with the sample ids of `genotypes` and the gene ids of training.
   * @throws ModelError where `genotypes` has other markers than the training set had, or holds NaN.
   */
  predict(genotypes: Matrix): Matrix;
  /** The same from genotypes that may be larger than the memory; present where the model is a sum over markers, loaded or not. */
  predictBlocks?(genotypes: GenotypeBlocks): Matrix;
  /**
   * Everything `Estimator.load` needs; `metadata.type` is the estimator's type. A model that keeps genotypes of training samples says of
   * how many in `metadata.genotypesOf`; `to-share` leaves them out where that can be done: predictions are the same to single precision. What is saved beside
   * its genotypes is the model once these are put back.
   */
  save(use?: SavedFor): ArrayBundle;
  /** The markers that predictions depend on, ascending; present where these are few that were chosen, loaded or not. */
  chosenMarkers?(): Int32Array;
  /** The same predictions as weights; present where the model is linear in dosages, loaded or not. */
  linear?(): LinearModel;
  /** The same predictions as networks of dense layers; present where the model is some, loaded or not. */
  dense?(): DenseModel;
  /** How much each marker counts; present where the model can say so, loaded or not. */
  markerImportance?(): MarkerImportance;
  /** Which markers act on which genes, with credible sets; present where the model can say so, loaded or not. */
  inclusion?(): Inclusion;
  /** The model without its interactions, without its networks; present where it has such parts, loaded or not. */
  ablations?(): readonly Ablation[];
}
