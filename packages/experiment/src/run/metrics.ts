import type { JsonObject } from '@snpress/data';
import type { Attrition } from '@snpress/evaluate';

/** The numbers of a run as `metrics.json` has them; null where a number is not defined. */
export interface Metrics {
  readonly experiment: string;
  readonly samples: number;
  readonly snps: number;
  readonly genes: number;
  /** What was read, what was used, and why the rest was not; of the ids, examples. */
  readonly attrition?: Attrition;
  /** What skill is measured against, where it is more than the training mean of each gene. */
  readonly baseline?: string;
  readonly ceilings?: readonly CeilingMetrics[];
  readonly models: { readonly [name: string]: ModelMetrics };
}

/** The numbers of one model, which `savedMetric` of @snpress/evaluate reads. */
export interface ModelMetrics extends JsonObject {
  readonly perSplit: readonly {
    readonly trainSamples: number;
    readonly testSamples: number;
    readonly skill: number | null;
  }[];
}

/** How high skill can be. */
export interface CeilingMetrics {
  readonly kind: 'truth' | 'heritability';
  readonly pooled: number | null;
  readonly interval: readonly [number, number] | null;
}
