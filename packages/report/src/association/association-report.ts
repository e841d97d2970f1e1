/** The tests of the genes of one model, or of one trait. */
export interface AssociationSeries {
  readonly name: string;
  readonly genes: readonly string[];
  /** Symbols; the empty string where not known. */
  readonly names?: readonly string[] | undefined;
  readonly chromosome?: readonly string[] | undefined;
  readonly position?: ArrayLike<number> | undefined;
  /** One per gene; NaN where there is no test. */
  readonly z: ArrayLike<number>;
  readonly p: ArrayLike<number>;
  readonly q: ArrayLike<number>;
  /** −log10 p, also where p is too small for a number. */
  readonly strength: ArrayLike<number>;
  /** Variants used and those of the model, where there are such. */
  readonly used?: ArrayLike<number> | undefined;
  readonly variants?: ArrayLike<number> | undefined;
}

/** Everything a page about an association says. Every name in it is treated as untrusted text. */
export interface AssociationReport {
  readonly title: string;
  readonly lead: string;
  readonly findings: readonly string[];
  readonly facts: readonly (readonly [term: string, value: string])[];
  readonly series: readonly AssociationSeries[];
  /** How the files were read, and what was left out, a sentence each. */
  readonly notes: readonly string[];
  /** Words and what they mean. */
  readonly terms: readonly (readonly [term: string, text: string])[];
  /** The tables with every gene, beside the page, and what is in them. */
  readonly files: readonly (readonly [file: string, what: string])[];
}
