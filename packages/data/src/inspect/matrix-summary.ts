/** How the values of a matrix look like they are coded. */
export type Coding = '0/1' | '0/1/2' | '-1/0/1' | 'dosage' | 'integers' | 'continuous' | 'none';

/** What a matrix holds, for a person to look at. Plain data, fit for JSON. */
export interface MatrixSummary {
  readonly samples: { readonly count: number; readonly examples: readonly string[] };
  readonly features: { readonly count: number; readonly examples: readonly string[] };
  readonly hasPositions: boolean;
  readonly missing: {
    readonly cells: number;
    /** Of all cells. */
    readonly share: number;
    readonly samplesWithAny: number;
    readonly featuresWithAny: number;
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
    readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  } | null;
  readonly coding: Coding;
  /** Features with at most one distinct value, missing ones aside. */
  readonly constantFeatures: { readonly count: number; readonly examples: readonly string[] };
  /** Features whose values equal those of an earlier one in every sample. */
  readonly duplicateFeatures: { readonly count: number; readonly examples: readonly string[] };
}
