import type { Delimiter } from '../text/delimiter.js';
import type { CrossType } from './cross-types.js';

/** Where something is said of samples, and what the codes there mean. */
export interface SampleCodes {
  readonly files: readonly string[];
  /** A column of the covariates, where it is said there. */
  readonly column: string | undefined;
  readonly codes: ReadonlyMap<string, string>;
}

/** What an R/qtl2 control file says. File names are relative to it. */
export interface Control {
  readonly file: string;
  readonly crossName: string;
  readonly cross: CrossType;
  /** Genotype codes of the files and their numbers, from 1. */
  readonly genotypes: ReadonlyMap<string, number>;
  /** Names of the first and the second founder's allele, where given. */
  readonly alleles: readonly [string, string] | undefined;
  readonly geno: readonly string[];
  readonly pheno: readonly string[];
  readonly gmap: readonly string[];
  readonly pmap: readonly string[];
  readonly covar: readonly string[];
  readonly xChromosomes: readonly string[];
  readonly sex: SampleCodes;
  readonly crossInfo: SampleCodes;
  readonly gmapTransposed: boolean;
  readonly genoTransposed: boolean;
  readonly phenoTransposed: boolean;
  readonly pmapTransposed: boolean;
  readonly delimiter: Delimiter;
  readonly missing: readonly string[];
  /** What the lines begin with that are passed over; the empty string for none. */
  readonly comment: string;
}
