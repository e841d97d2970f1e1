/** Values that are hard calls, or what a change of each value by itself makes of them: a byte each and what it stands for. */
export interface CalledValues {
  /** 0, 1 or 2, −1 where one is missing: feature-major, as the values. Perhaps made when first asked for. */
  readonly calls: Int8Array;
  /** What −1, 0, 1 and 2 stand for, `levelsPerFeature` numbers for each feature. */
  readonly levels: Float32Array;
}

/** −1, 0, 1 and 2. */
export const levelsPerFeature = 4;
