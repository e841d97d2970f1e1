import { readSampleColumn } from './read-sample-column.js';

/** Which fold each sample is in. */
export interface FoldTable {
  readonly foldOfSample: ReadonlyMap<string, string>;
  /** What the user should know, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Reads which fold each sample is in: a TSV or CSV table with a header and the columns `sample` and `fold`.
 * @param samples the samples of the dataset; where given, only they are returned, and each must be in the table
 * @throws DataError with everything that is wrong, with file and line.
 */
export async function readFolds(path: string, samples?: readonly string[]): Promise<FoldTable> {
  const { values, warnings } = await readSampleColumn(path, 'fold', samples);
  return { foldOfSample: values, warnings };
}
