import type { CalledValues } from './called-values.js';
import type { Cross } from './cross.js';
import type { Alleles } from './alleles.js';
import type { FeatureContexts } from './feature-contexts.js';
import type { Positions } from './positions.js';

/**
 * Sample rows × feature columns of Float32: dosages of markers or expression of genes.
 *
 * The values are feature-major, as on disk: sample `i` of feature `j` is `values[j * samples.length + i]`, so a
 * marker or a gene is one contiguous subarray. A missing value is NaN.
 */
export interface Matrix {
  /** Unique sample ids, in row order. */
  readonly samples: readonly string[];
  /** Unique feature ids (markers or genes), in column order. */
  readonly features: readonly string[];
  /** `samples.length * features.length` values, feature-major. */
  readonly values: Float32Array;
  /**
   * The same values, where they are of calls of one byte and kept as such; `values` is then made when it is first asked for. Not
   * enumerable: a copy that is given other values does not have it.
   */
  readonly called?: CalledValues | undefined;
  /** Where the features lie on the genome, in feature order, when known. */
  readonly positions?: Positions | undefined;
  /** What the dosages count, in feature order, when known. */
  readonly alleles?: Alleles | undefined;
  /**
   * Copies of each chromosome where the values are dosages, 0 … ploidy, and it is known: 1 for haploid samples, 2 for
   * diploid ones. Not there where the values are no dosages (expression, or genotypes that were scaled).
   */
  readonly ploidy?: 1 | 2 | undefined;
  /** Of expression that was measured in several contexts, in feature order; a sample that was not measured in one has NaN there. */
  readonly contexts?: FeatureContexts | undefined;
  /** Of genotypes as they were read of a file that says so; what is made of them in other ways does not have it. */
  readonly cross?: Cross | undefined;
}
