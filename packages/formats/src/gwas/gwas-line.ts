/** Where the variant of a line is; the same object for every line. */
export interface GwasPlace {
  /** The number of the line, from 1. */
  line: number;
  /** The empty string where there is no such column. */
  id: string;
  chromosome: string;
  /** NaN where not known. */
  position: number;
}

/** What a line says of a variant; the same object for every line. */
export interface GwasStatistic {
  /** In upper case. */
  effect: string;
  other: string;
  /** NaN where it is to be had from `logP` and `sign`. */
  z: number;
  /** The natural logarithm of p, where z is made of it; else NaN. */
  logP: number;
  sign: number;
  /** The effect, or the logarithm of the odds ratio; NaN where not known. */
  beta: number;
  /** Of the effect allele; NaN where not known. */
  frequency: number;
}

/** Why lines of variants that are looked for have no statistic that can be used: how many, and the first. */
export interface LeftOutLines {
  count: number;
  readonly line: number;
  readonly example: string;
}

/** What was read of a table of summary statistics. */
export interface GwasSummary {
  readonly file: string;
  /** Lines of variants. */
  readonly lines: number;
  /** What is taken from which column, by title. */
  readonly titles: Readonly<Partial<Record<string, string>>>;
  readonly statistic: 'z' | 'beta-se' | 'or-se' | 'log10p' | 'p';
  /** Of variants that were looked for. */
  readonly leftOut: {
    /** No value, or a standard error of 0. */
    readonly missing?: LeftOutLines;
    /** D and I, or other letters that are no bases. */
    readonly alleles?: LeftOutLines;
  };
}
