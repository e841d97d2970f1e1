import { createRng } from '@snpress/data/random/rng';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Rng } from '@snpress/data';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { parseParams } from '../contract/parse-params.js';
import type { Setting } from '../contract/tuning.js';
import { makeTrainingSet } from './training-data.js';

/** How the conformance suite runs an estimator. */
export interface ConformanceOptions {
  /** Parameters to fit with, where the defaults would be slow on small data. */
  readonly params?: object | undefined;
  /** Path settings to compare with explicit fits; the first three of `path.settings` when left out. */
  readonly settings?: readonly Setting[] | undefined;
  /** The largest allowed difference of predictions that should be equal but for rounding. Default 1e-4. */
  readonly tolerance?: number | undefined;
}

/** One named property that an estimator must have; `run` rejects where it does not. */
export interface ConformanceCheck {
  readonly name: string;
  readonly run: () => Promise<void>;
}

type Params = Record<string, unknown>;

/** An estimator under test, with what every check needs. */
export interface Subject {
  readonly estimator: Estimator<Params>;
  readonly params: Params;
  readonly settings: readonly Setting[];
  readonly tolerance: number;
  /** 24 samples, 40 markers, 6 genes. */
  readonly train: TrainingSet;
  /** 9 other samples of the same cross. */
  readonly validation: TrainingSet;
  readonly rng: Rng;
  readonly fit: (
    train: TrainingSet,
    options?: { setting?: Setting; rng?: Rng } & Pick<FitContext, 'markerWeights'>,
  ) => Promise<Fitted>;
}

export function makeSubject(estimator: Estimator<Params>, options: ConformanceOptions): Subject {
  const params = parseParams(estimator, options.params);
  const rng = createRng('conformance');
  const all = makeTrainingSet(rng.fork('data'), { samples: 33, markers: 40, genes: 6 });
  return {
    estimator,
    params,
    settings: options.settings ?? estimator.path?.settings(params).slice(0, 3) ?? [],
    tolerance: options.tolerance ?? 1e-4,
    train: selectRows(all, (row) => row < 24),
    validation: selectRows(all, (row) => row >= 24),
    rng: rng.fork('fit'),
    fit: (train, { setting = {}, rng: fitRng = rng.fork('fit'), markerWeights } = {}) =>
      estimator.fit(train, parseParams(estimator, params, setting), { rng: fitRng, markerWeights }),
  };
}

/** The samples of a training set that a condition on the row number keeps. */
export function selectRows(
  { genotypes, expression }: TrainingSet,
  keep: (row: number) => boolean,
): TrainingSet {
  const rows = genotypes.samples.map((_, row) => row).filter(keep);
  return { genotypes: selectSamples(genotypes, rows), expression: selectSamples(expression, rows) };
}
