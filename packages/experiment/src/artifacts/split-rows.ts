import { jsonFile } from './json-file.js';

/** The rows of one split, as indices into the samples of the data. */
export interface SplitRows {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** A split with its name for people: `fold 2`. */
export interface LabelledSplit extends SplitRows {
  readonly label: string;
}

/** One split. */
export const splitRows = jsonFile<LabelledSplit>()('split');
