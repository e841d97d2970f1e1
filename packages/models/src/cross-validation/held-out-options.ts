import type { StepInput } from '@snpress/preprocess';
import type { FitOptions } from '../contract/fit-context.js';
import type { Grid } from '../tuning/expand-grid.js';

/** How samples are held out, and what is done with the others before held-out ones are predicted. */
export interface HeldOutOptions<I extends object = object> extends Pick<
  FitOptions,
  'seed' | 'signal' | 'onProgress'
> {
  /** Random folds, a random share or number of samples, or a fold of each sample's own (sample id → fold); 5 folds when left out. */
  readonly outer?:
    | { readonly folds: number; readonly repeats?: number }
    | { readonly holdout: number }
    | ReadonlyMap<string, string>
    | undefined;
  /** The folds of each training set in which settings are chosen; 5 when left out. */
  readonly inner?: { readonly folds: number } | undefined;
  /** Sample id → group (family, batch): a group is in one random fold. */
  readonly groups?: ReadonlyMap<string, string> | undefined;
  /** The estimator's parameters; those that are left out have their defaults. */
  readonly params?: I | undefined;
  /** Values to choose from; the estimator's own path, where it has one, when left out. */
  readonly grid?: Grid | undefined;
  /** Whether one setting is chosen for all genes (`global`, the default) or one for each. */
  readonly select?: 'global' | 'per-gene' | undefined;
  /** Steps that are fitted on the training samples of each fold. */
  readonly preprocess?:
    { readonly genotypes?: readonly StepInput[]; readonly expression?: readonly StepInput[] } | undefined;
  /** What the model is called; the estimator's type when left out. Random numbers depend on it, as in a spec. */
  readonly name?: string | undefined;
}
