/** The numbers of a run as `metrics.json` has them; null where a number is not defined. */
export interface Metrics {
  readonly experiment: string;
  readonly samples: number;
  readonly snps: number;
  readonly genes: number;
  /** What skill is measured against, where it is more than the training mean of each gene. */
  readonly baseline?: string;
  readonly ceilings?: readonly CeilingMetrics[];
  readonly models: { readonly [name: string]: ModelMetrics };
}

/** The numbers of one model. */
export interface ModelMetrics {
  readonly mse: number | null;
  readonly skill: {
    readonly pooled: number | null;
    readonly mean: number | null;
    readonly median: number | null;
    readonly positive: number | null;
    readonly above: { readonly [threshold: string]: number };
  };
  readonly r: { readonly mean: number | null };
  readonly intervals?: { readonly skill: { readonly pooled: readonly [number, number] | null } };
  readonly permutation?: { readonly discoveries: { readonly genes: number } };
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
