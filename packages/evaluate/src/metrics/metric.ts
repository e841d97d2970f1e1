import type { Json } from '@snpress/data';
import type { Interval } from '../distribution/interval.js';
import type { HeadlineIntervals } from '../model/headline-intervals.js';
import type { ModelEvaluation } from '../model/model-evaluation.js';

/**
 * Who shows a metric: the file of all numbers, the table at the end of a run, the report's tables of models and of
 * variances, the comparison of runs.
 */
export type MetricPlace = 'metrics.json' | 'terminal' | 'report' | 'variance' | 'compare';

/** One number that says how good a model is, and everything that its readers need to show it. */
export interface Metric {
  /** Its name as a column of CSV files: `skill_pooled`. */
  readonly key: string;
  /** Where `metrics.json` has it below a model, and its interval below `intervals`: `[key]` unless told. */
  readonly path?: readonly string[];
  /** For people. */
  readonly label: string;
  /** The same where there is little room. */
  readonly short?: string;
  /** The number: NaN where it is not defined, undefined where it was not computed. */
  readonly of: (evaluation: ModelEvaluation) => number | undefined;
  readonly format: (value: number) => string;
  readonly better: 'higher' | 'lower' | 'near one';
  /** Its interval, where resampling gives one. */
  readonly interval?: (intervals: HeadlineIntervals) => Interval;
  readonly where: readonly MetricPlace[];
  /** Shown only where some model has it. */
  readonly optional?: true;
  /** Says nothing of the training mean, whose predictions of a gene differ between splits alone. */
  readonly notOfBaseline?: boolean;
  /** A narrow terminal leaves it out: the highest rank first, one without a rank never. */
  readonly rank?: number;
}

/** What `metrics.json` says of a model that is no single number. */
export interface Detail {
  readonly path: readonly string[];
  /** Undefined where it was not computed. */
  readonly json: (evaluation: ModelEvaluation) => Json | undefined;
}

/** Where `metrics.json` has a metric below a model. */
export function pathOf({ path, key }: Pick<Metric, 'path' | 'key'>): readonly string[] {
  return path ?? [key];
}
