/** Values that are hard calls, or what a change of each value by itself makes of them: a byte each and what it stands for. */
export interface CalledValues {
  /** 0, 1 or 2, −1 where one is missing: feature-major, as the values. Perhaps made when first asked for. */
  readonly calls: Int8Array;
  /** What −1, 0, 1 and 2 stand for, `levelsPerFeature` numbers for each feature. */
  readonly levels: Float32Array;
  /** The same calls in two bits, where they are read so. */
  readonly packed?: PackedCalls | undefined;
}

/** Some samples of calls that are packed. */
export interface ChosenCalls {
  /** The samples, ascending. */
  readonly rows: Int32Array;
  /** Which of the four of each byte. */
  readonly masks: Uint8Array;
}

/** Calls in two bits each, of which some samples are taken. */
export interface PackedCalls {
  /** As `packCalls` makes them, of all samples that are stored. */
  readonly codes: Uint8Array;
  /** How many are stored. */
  readonly stored: number;
  /** Which of them are taken; all where it is left out. */
  readonly chosen?: ChosenCalls | undefined;
}

/** −1, 0, 1 and 2. */
export const levelsPerFeature = 4;
