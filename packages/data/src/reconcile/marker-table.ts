import type { Alleles } from '../matrix/alleles.js';
import type { Positions } from '../matrix/positions.js';

/** What is known of the markers of a file, without their dosages. */
export interface MarkerTable {
  readonly ids: readonly string[];
  /** The same as the file has them, before repeated ones were made unique; `ids` tell where left out. */
  readonly names?: readonly string[] | undefined;
  readonly positions?: Positions | undefined;
  readonly alleles?: Alleles | undefined;
  /** Of the counted allele, 0 … 1, one per marker; NaN where not known. */
  readonly frequencies?: Float64Array | undefined;
}
