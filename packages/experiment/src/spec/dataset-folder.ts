import path from 'node:path';

/**
 * Where the files of a public dataset are: in the folder of its name below `SNPRESS_DATA`, or without that below `data` in the
 * folder given.
 */
export function datasetFolder(dataset: string, folder: string): string {
  const { SNPRESS_DATA: kept } = process.env;
  return kept ? path.resolve(kept, dataset) : path.join(folder, 'data', dataset);
}
