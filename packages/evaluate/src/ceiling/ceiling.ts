/**
 * The skill that no model that adds up the effects of markers is expected to pass, on these samples: the share of the
 * expression variance that is genetic. A prediction f(x) of y = μ + g + e, with e independent of the genotypes x, has the
 * expected squared error E(g − f)² + Var(e) ≥ Var(e), so that its expected skill is at most 1 − Var(e)/Var(y) = h², and
 * less by as much as the effects are not known exactly. Interactions of markers, which a heritability of additive effects
 * does not count, are the one way beyond; chance on few held-out samples is the other, and intervals allow for it.
 */
export interface Ceiling {
  /**
   * `truth`: the skill of the true genetic values of simulated data, on the same held-out samples as the models' skill.
   * `heritability`: the estimate from all samples (GREML), where the truth is not known.
   */
  readonly kind: 'truth' | 'heritability';
  /** Over all genes together, to compare with `skill.pooled`. */
  readonly pooled: number;
  /** Of `pooled`, where one is known: that of a heritability. */
  readonly standardError?: number;
  /** 95 % interval of `pooled`. */
  readonly interval: readonly [low: number, high: number];
  /** One entry per gene in every array, in the same order. */
  readonly perGene: {
    readonly genes: readonly string[];
    /** To compare with the gene's skill; NaN where it is not defined. */
    readonly ceiling: Float64Array;
    /** Of a heritability; NaN where the estimate is 0 or 1. */
    readonly standardError?: Float64Array;
  };
}
