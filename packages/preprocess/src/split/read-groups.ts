import { readSampleColumn } from './read-sample-column.js';

/** Which group each sample is in. */
export interface GroupTable {
  readonly groupOfSample: ReadonlyMap<string, string>;
  /** What the user should know, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Reads which group (family, batch) each sample is in: a TSV or CSV table with a header, the column `sample` and the
 * column that is named.
 * @param samples the samples of the dataset; where given, only they are returned, and each must be in the table
 * @throws DataError with everything that is wrong, with file and line.
 */
export async function readGroups(
  path: string,
  column: string,
  samples?: readonly string[],
): Promise<GroupTable> {
  const { values, warnings } = await readSampleColumn(path, column, samples);
  return { groupOfSample: values, warnings };
}
