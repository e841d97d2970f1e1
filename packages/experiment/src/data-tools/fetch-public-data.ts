import { catalogue } from '@snpress/datasets/catalogue/catalogue';
import { fetchDataset } from '@snpress/datasets/fetch/fetch-dataset';
import type { CatalogueDataset, FetchOptions } from '@snpress/datasets';
import path from 'node:path';
import { RequestError } from '../request-error.js';
import { datasetFolder } from '../spec/dataset-folder.js';
import { suggest } from '../spec/suggest.js';

/** What is fetched, from where to where. */
export interface FetchRequest extends Pick<FetchOptions, 'onProgress' | 'onFile'> {
  /** A name of the catalogue, such as `yeast-brem2005`. */
  readonly dataset: string;
  /** The folder for its files; by default where a spec looks for them: that of its name in `SNPRESS_DATA`, or in `data`. */
  readonly out?: string | undefined;
  /** Another server, with the files at `ADDRESS/DATASET/FILE`; by default `SNPRESS_MIRROR`. */
  readonly mirror?: string | undefined;
}

/** A dataset that is there. */
export interface FetchedData {
  readonly dataset: CatalogueDataset;
  readonly folder: string;
  /** Whether a spec in this folder finds it by its name alone. */
  readonly isUsualFolder: boolean;
}

/**
 * Downloads a public dataset, each file checked; what is there already is kept, what is not whole is continued.
 *
 * @throws RequestError where there is no such dataset, or the mirror is no address
 * @throws DataError where a file cannot be had, or is not the right one
 * @example
 * const { folder } = await fetchPublicData({ dataset: 'yeast-brem2005' });
 */
export async function fetchPublicData(request: FetchRequest): Promise<FetchedData> {
  const { dataset: name, out, ...hooks } = request;
  const dataset = catalogue.find((known) => known.name === name);
  if (dataset === undefined) {
    const names = catalogue.map((known) => known.name);
    throw new RequestError({
      message: `there is no dataset "${name}" in the catalogue`,
      hint: suggest(name, names),
    });
  }
  const { SNPRESS_MIRROR: usualMirror } = process.env;
  const mirror = request.mirror ?? (usualMirror === '' ? undefined : usualMirror);
  if (mirror !== undefined && !/^https?:\/\//.test(mirror))
    throw new RequestError(`${mirror}: a mirror is an address that begins with http:// or https://`);
  const usual = datasetFolder(name, process.cwd());
  const folder = out === undefined ? usual : path.resolve(out);
  await fetchDataset(dataset, folder, { ...hooks, mirror });
  return { dataset, folder, isUsualFolder: folder === usual };
}
