/** What became of all that was read, from the files to what was judged. */
export interface Attrition {
  readonly samples: Funnel;
  readonly markers: Funnel;
  readonly genes: Funnel;
}

/** What became of the samples, the markers or the genes. */
export interface Funnel {
  readonly read: number;
  /** How many were used: the fewest and the most over outer splits. */
  readonly used: readonly [least: number, most: number];
  /** Why the others were not. */
  readonly lost: readonly Loss[];
}

/** What was left out for one reason. */
export interface Loss {
  /** In words, or the name of a step of preprocessing. */
  readonly reason: string;
  /** How many: the fewest and the most over outer splits. */
  readonly count: readonly [least: number, most: number];
  /** Those that some split lost so. */
  readonly ids: readonly string[];
}
