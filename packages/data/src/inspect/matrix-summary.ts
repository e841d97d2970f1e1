/** How the values of a matrix look like they are coded. */
export type Coding = '0/1' | '0/1/2' | '-1/0/1' | 'dosage' | 'integers' | 'continuous' | 'none';

/** Ids, in the order of the file. */
export interface IdSummary {
  readonly count: number;
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** Some features, with the first few of them. */
export interface FeatureCount {
  readonly count: number;
  readonly examples: readonly string[];
}

/** Counts in bins of equal width. */
export type Histogram = readonly { readonly from: number; readonly to: number; readonly count: number }[];

/** The least, the middle and the largest of some numbers. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** What a matrix holds, for a person to look at. Plain data, fit for JSON. */
export interface MatrixSummary {
  readonly samples: IdSummary;
  readonly features: IdSummary;
  /** Features whose ids repeat earlier ones, and were renamed as they were read. */
  readonly renamedFeatures: FeatureCount;
  /** Null where no position is known. */
  readonly positions: {
    /** Features whose position is known. */
    readonly known: number;
    /** Whether they are in the order of their positions, chromosome by chromosome. */
    readonly sorted: boolean;
    /** In the order of the file, with the first and the last base. */
    readonly chromosomes: readonly {
      readonly name: string;
      readonly features: number;
      readonly from: number;
      readonly to: number;
    }[];
  } | null;
  readonly missing: {
    readonly cells: number;
    /** Of all cells. */
    readonly share: number;
    readonly samplesWithAny: number;
    readonly featuresWithAny: number;
    /** Shares of missing values over samples and over features; null where there are none of these. */
    readonly bySample: Spread | null;
    readonly byFeature: Spread | null;
    /** The sample and the feature with the largest share; null where nothing is missing. */
    readonly worstSample: { readonly id: string; readonly share: number } | null;
    readonly worstFeature: { readonly id: string; readonly share: number } | null;
  };
  /** Of the values that are not missing; null where all are. */
  readonly values: {
    readonly min: number;
    readonly mean: number;
    readonly max: number;
    /** In ascending order; null where there are more than twenty. */
    readonly distinct: readonly { readonly value: number; readonly count: number }[] | null;
    /** Twenty bins of equal width from min to max; one where they are equal. */
    readonly histogram: Histogram;
  } | null;
  /** Of the values, missing codes aside. */
  readonly coding: Coding;
  /** Numbers that look like missing calls, and why; null where there are none, or the ploidy is declared. */
  readonly missingCode: { readonly values: readonly number[]; readonly because: string } | null;
  /** Copies of each chromosome, and whether the file or its reader says so; null where the values are no dosages. */
  readonly ploidy: { readonly copies: 1 | 2; readonly declared: boolean } | null;
  /** Markers of which the counted allele is known, and both; null where the file has no alleles. */
  readonly alleles: { readonly counted: number; readonly both: number } | null;
  /** Frequencies of the counted allele; null where the values are no dosages. */
  readonly frequencies: {
    readonly spread: Spread;
    /** Markers whose rarer allele is below these frequencies, or is not there at all. */
    readonly monomorphic: number;
    readonly below1Percent: number;
    readonly below5Percent: number;
    /** Ten bins from 0 to 1. */
    readonly histogram: Histogram;
  } | null;
  /** Features with at most one distinct value, missing ones aside. */
  readonly constantFeatures: FeatureCount;
  /** Features whose values equal those of an earlier one in every sample. */
  readonly duplicateFeatures: FeatureCount;
}
