import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CatalogueDataset, CatalogueFile } from '../catalogue/catalogue-dataset.js';
import { DataError } from '@snpress/data/errors/data-error';
import type { DataProblem } from '@snpress/data';
import { FetchProblem } from './fetch-problem.js';
import { fetchFile, type FileOutcome } from './fetch-file.js';
import { defaultRetries, type RetryPolicy } from './retry-policy.js';

/** How a dataset is fetched. */
export interface FetchOptions {
  /** Another server: its files are at `<mirror>/<dataset>/<file>`. */
  readonly mirror?: string | undefined;
  /** Told how many bytes of a file are there, of how many. */
  readonly onProgress?: ((file: CatalogueFile, done: number, total: number | undefined) => void) | undefined;
  /** Told how a file came to be there. */
  readonly onFile?: ((file: Pick<CatalogueFile, 'name' | 'bytes'>, outcome: FileOutcome) => void) | undefined;
  readonly retries?: RetryPolicy | undefined;
}

/**
 * Downloads the files of a dataset that are not in a folder yet, each checked against its git blob id, and makes those that are made of
 * them. Can be broken off at any moment, begun again and run twice at once.
 * @throws DataError with what is wrong with each file that could not be had
 */
export async function fetchDataset(
  dataset: CatalogueDataset,
  folder: string,
  { mirror, onProgress, onFile, retries = defaultRetries }: FetchOptions = {},
): Promise<void> {
  const problems: DataProblem[] = [];
  for (const file of dataset.files) {
    const { name, blob, bytes } = file;
    const url =
      mirror === undefined
        ? `${dataset.address}/${file.path}`
        : `${mirror.replace(/\/+$/, '')}/${dataset.name}/${encodeURIComponent(name)}`;
    const target = path.join(folder, name);
    const progress = (done: number, total: number | undefined): void => onProgress?.(file, done, total);
    try {
      const outcome = await fetchFile({ url, target, blob, bytes, onProgress: progress, retries });
      onFile?.(file, outcome);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(...error.problems);
      // A server that is away has no other file either.
      if (error.cause instanceof FetchProblem && error.cause.isPassing) break;
    }
  }
  if (problems.length > 0) throw new DataError(problems);
  if (dataset.made === undefined) return;
  const isThere = dataset.made.files.every((name) => existsSync(path.join(folder, name)));
  if (!isThere) await dataset.made.make(folder);
  for (const name of dataset.made.files) onFile?.({ name }, isThere ? 'kept' : 'made');
}
