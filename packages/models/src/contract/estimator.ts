import type { ArrayBundle, Json, Matrix } from '@snpress/data';
import type { ZodType } from 'zod';
import type { FitContext, FitOptions } from './fit-context.js';
import type { Fitted } from './fitted.js';
import type { PathEstimator } from './path-estimator.js';
import type { SweptEstimator } from './swept-estimator.js';
import type { TrainingSet } from './training-set.js';

/** What an estimator can do, as data, so that shared code never asks which estimator it has. */
export interface Traits {
  /** All genes are trained together, so that the genes in the training set influence one another. */
  readonly joint: boolean;
  /** Uses `context.rng`; an estimator that does not gives the same bytes for every seed. */
  readonly seeded: boolean;
  /** Refuses missing genotypes in the training set. */
  readonly needsFinite: boolean;
  /**
   * What becomes of genes whose expression some training samples lack. `grouped` (the default unless `joint`): genes with the same samples
   * are fitted together and apart from the others, to those samples. `completed` (the default where `joint`): what is missing is filled with the
   * gene's mean and then with what the model predicts. `native`: `fit`, `path.score` and `path.fitPerGene` are given the missing values.
   */
  readonly missingTargets?: 'native' | 'grouped' | 'completed';
  /** Makes use of `context.markerWeights`. */
  readonly weighsMarkers?: true;
  /** Predicts by trained layers of units: what they add to a model of models is told. */
  readonly network?: true;
  /** Trains on TensorFlow.js where `context.backend` names one of its backends. */
  readonly tensors?: true;
}

/** A model within a model, as a spec has it: its type, or its type and parameters. */
export type Member = string | { readonly type: string; readonly [parameter: string]: unknown };

/** A part of a fit that depends on the genotypes (and perhaps the weights of markers) alone and that several settings and models can share. */
export interface Pretraining<P> {
  /** The parameters that the pretraining depends on (models with equal values share one run); null where it has none. */
  parameters(params: P): Json;
  /** Makes use of `context.markerWeights`. */
  readonly weighsMarkers?: true;
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
  /** Present where it can be fitted to genotypes that are larger than the memory. */
  readonly swept?: SweptEstimator<P>;
  /** Present where part of the fit can be shared. */
  readonly pretraining?: Pretraining<P>;
  /** Present where what a model saves to be shared has the genotypes of training samples: whether it does with these parameters. */
  keepsGenotypes?(params: P): boolean;
  /** Present where other models take part: which (at most), and how often one fit fits each of them. */
  members?(params: P): { readonly of: readonly Member[]; readonly times: number };
}
