import type { JsonObject } from '@snpress/data';
import type { Attrition } from '@snpress/evaluate';

/** The numbers of a run as `metrics.json` has them; null where a number is not defined. */
export interface Metrics {
  readonly experiment: string;
  readonly samples: number;
  readonly snps: number;
  readonly genes: number;
  /** What the genes are, where they are other traits. */
  readonly targets?: 'traits';
  /** What was read, what was used, and why the rest was not; of the ids, examples. */
  readonly attrition?: Attrition;
  /** What skill is measured against, where it is more than the training mean of each gene. */
  readonly baseline?: string;
  readonly ceilings?: readonly CeilingMetrics[];
  readonly models: { readonly [name: string]: ModelMetrics };
  /** What models are worth in each context, where there are several, and for what these differ in. */
  readonly contexts?: {
    readonly [context: string]: {
      readonly samples: number;
      readonly genes: number;
      readonly models: { readonly [name: string]: ModelMetrics };
    };
  };
  readonly contrasts?: readonly ContrastMetrics[];
}

/** How a context differs from another one, or from the others (null). */
export interface ContrastMetrics {
  readonly context: string;
  readonly against: string | null;
  readonly samples: number;
  readonly genes: number;
  readonly models: {
    readonly [name: string]: {
      readonly skill: number | null;
      readonly interval: readonly [number, number] | null;
      /** Genes that differ. */
      readonly differ: number;
    };
  };
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
