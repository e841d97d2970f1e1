import type { ArrayBundle, Json, Matrix, Rng } from '@snpress/data';
import type { ZodType } from 'zod';
import type { DenseModel } from './dense-model.js';
import type { Inclusion } from './inclusion.js';
import type { LinearModel } from './linear-model.js';
import type { MarkerImportance } from './marker-importance.js';
import type { PathEstimator } from './path-estimator.js';

/** Genotypes and expression of the training samples, in the same row order. */
export interface TrainingSet {
  readonly genotypes: Matrix;
  readonly expression: Matrix;
}

/** What a fit may be given besides its data and parameters. */
export interface FitOptions extends Omit<FitContext, 'rng'> {
  /** Of the random numbers, as the seed of a spec; 1 when left out. Equal seeds give equal models. */
  readonly seed?: string | number | undefined;
  /** A stream of random numbers in the place of `seed`. */
  readonly rng?: Rng | undefined;
}

/** What a fit uses besides its data and parameters. */
export interface FitContext {
  /** The only source of random numbers. */
  readonly rng: Rng;
  /** Called with the share of the work done, 0 … 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Checked between steps; a fit that is aborted rejects with the signal's reason, within a second. */
  readonly signal?: AbortSignal | undefined;
  /** What `pretraining.run` returned for the same training set and parameters, when it was run beforehand. */
  readonly pretrained?: ArrayBundle | undefined;
  /**
   * What is known of the markers beforehand, 0/1 or numbers: annotations × markers, so that `samples` are the names of the
   * annotations. Markers are found by id; an estimator without a use for annotations leaves them alone.
   */
  readonly annotations?: Matrix | undefined;
}

/** A fitted model. It is immutable: the same genotypes give the same bytes, always. */
export interface Fitted {
  /**
   * Predicts expression: samples × genes, with the sample ids of `genotypes` and the gene ids of training.
   * @throws ModelError where `genotypes` has other markers than the training set had, or holds NaN.
   */
  predict(genotypes: Matrix): Matrix;
  /** Everything `Estimator.load` needs; `metadata.type` is the estimator's type. */
  save(): ArrayBundle;
  /** The same predictions as weights; present where the model is linear in dosages, loaded or not. */
  linear?(): LinearModel;
  /** The same predictions as networks of dense layers; present where the model is some, loaded or not. */
  dense?(): DenseModel;
  /** How much each marker counts; present where the model can say so, loaded or not. */
  markerImportance?(): MarkerImportance;
  /** Which markers act on which genes, with credible sets; present where the model can say so, loaded or not. */
  inclusion?(): Inclusion;
}

/** What an estimator can do, as data, so that shared code never asks which estimator it has. */
export interface Traits {
  /** All genes are trained together, so that the genes in the training set influence one another. */
  readonly joint: boolean;
  /** Uses `context.rng`; an estimator that does not gives the same bytes for every seed. */
  readonly seeded: boolean;
  /** Refuses NaN in the training set. */
  readonly needsFinite: boolean;
}

/** A part of a fit that depends on the genotypes alone and that several settings and models can share. */
export interface Pretraining<P> {
  /** The parameters that the pretraining depends on (models with equal values share one run); null where it has none. */
  parameters(params: P): Json;
  run(genotypes: Matrix, params: P, context: FitContext): Promise<ArrayBundle>;
}

/**
 * A method that learns to predict expression from genotypes: plain data and functions, made by `defineEstimator`.
 *
 * @typeParam P - complete parameters. @typeParam I - parameters as a user gives them.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds estimators of any parameters
export interface Estimator<P extends object = any, I extends object = any> {
  /** The name in a spec: `type: lasso`. */
  readonly type: string;
  /** One sentence for people who choose among models. */
  readonly summary: string;
  /** The parameters with their defaults, limits and descriptions (zod `.describe`); complete ones parse to themselves. */
  readonly params: ZodType<P, I>;
  readonly traits: Traits;
  /**
   * Fits a model. It does not change its inputs and prints nothing.
   *
   * @param params - those that are left out have their defaults.
   * @throws ModelError with everything that is wrong with the parameters and the training set.
   * @example
   * const fitted = await lasso.fit({ genotypes, expression }, { alpha: 0.1 });
   */
  fit(train: TrainingSet, params?: I | P, options?: FitOptions): Promise<Fitted>;
  /** Restores what `Fitted.save` gave. */
  load(bundle: ArrayBundle): Fitted;
  /** Present where many settings of one parameter cost little more than one. */
  readonly path?: PathEstimator<P>;
  /** Present where part of the fit can be shared. */
  readonly pretraining?: Pretraining<P>;
}
