/** What is known of a cross beside the calls of its markers, as R/qtl2 has it. */
export interface Cross {
  /** `f2`, `risib`, … */
  readonly type: string;
  /** The chromosomes that are the X. */
  readonly xChromosomes: readonly string[];
  /** Whether samples are female, in the order of the matrix; undefined where that is said of none. */
  readonly isFemale?: readonly boolean[] | undefined;
  /** The number that says which way a sample was crossed. */
  readonly direction?: readonly number[] | undefined;
  /** Chromosome and centimorgans of markers, as texts, by id. */
  readonly geneticMap?: ReadonlyMap<string, readonly [chromosome: string, position: string]> | undefined;
}
