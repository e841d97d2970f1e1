import { renderComparison } from '@snpress/report/compare/render-comparison';
import type { RunComparison } from '@snpress/report';
import path from 'node:path';
import { RequestError } from '../request-error.js';
import { requireNewFolder, writeFolder } from '../run/write-folder.js';
import { compareSavedRuns } from './compare-saved-runs.js';
import { findRun } from './find-run.js';
import { readSavedRun } from './saved-run.js';

/** Which runs are compared. */
export interface CompareRequest {
  /** Runs: a folder, `<experiment>/<run>`, or `<experiment>` for its latest run. */
  readonly runs: readonly string[];
  /** The folder with all runs; `runs` by default. */
  readonly in?: string | undefined;
  /** A new folder for a page; none is written without it. */
  readonly out?: string | undefined;
}

/** How runs differ. */
export interface ComparedRuns {
  readonly comparison: RunComparison;
  /** Path of the page, where one was asked for. */
  readonly page: string | undefined;
}

/**
 * Shows how the settings, inputs and results of runs differ.
 *
 * @throws RequestError where an argument is no run, or the folder for the page is taken
 * @example
 * const { comparison } = await compareRuns({ runs: ['lasso/20261122-101500-3f2a1b', 'lasso'] });
 * console.log(comparison.models);
 */
export async function compareRuns(request: CompareRequest): Promise<ComparedRuns> {
  if (request.runs.length < 2)
    throw new RequestError('compare needs two runs or more; "snpress runs" lists them');
  if (request.out !== undefined) requireNewFolder(request.out);
  const folders = request.runs.map((name) => findRun(name, request.in ?? 'runs'));
  const twice = folders.find((folder, index) => folders.indexOf(folder) !== index);
  if (twice !== undefined)
    throw new RequestError(
      `${twice} is named twice; compare it with another run ("snpress runs" lists them)`,
    );
  const comparison = compareSavedRuns(await Promise.all(folders.map(readSavedRun)));
  if (request.out === undefined) return { comparison, page: undefined };
  writeFolder(request.out, await renderComparison(comparison));
  return { comparison, page: path.join(request.out, 'index.html') };
}
