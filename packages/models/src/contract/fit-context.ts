import type { ArrayBundle, Rng } from '@snpress/data';
import { createRng } from '@snpress/data/random/rng';
import type { BackendName } from './backend-name.js';

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
  /** Told, in a sentence, what makes results worth less than they seem. */
  readonly warn?: ((message: string) => void) | undefined;
  /** Checked between steps; a fit that is aborted rejects with the signal's reason, within a second. */
  readonly signal?: AbortSignal | undefined;
  /** What `pretraining.run` returned for the same training set and parameters, when it was run beforehand. */
  readonly pretrained?: ArrayBundle | undefined;
  /**
   * How likely each marker is to act, relative to the others, by id; 1 where it is not named. Their mean over the markers of a training set counts as 1. `learnEnrichment` learns it of annotations; an
   * estimator without a use for it leaves it alone.
   */
  readonly markerWeights?: ReadonlyMap<string, number> | undefined;
  /** The backend of TensorFlow.js that networks train on (`traits.tensors`); our own kernels where none is named. */
  readonly backend?: BackendName | undefined;
}

/** Of a fit that is given neither a seed nor a stream; that of a spec without one. */
const DEFAULT_SEED = 1;

/** What a fit works with, from what its caller gave. */
export function fitContext({ seed = DEFAULT_SEED, rng, ...others }: FitOptions = {}): FitContext {
  return { ...others, rng: rng ?? createRng(seed) };
}
