import { renderComparison } from '@snpress/report/compare/render-comparison';
import path from 'node:path';
import { writeFolder } from '@snpress/experiment/run/write-folder';
import { RequestError } from '@snpress/experiment/request-error';
import { compareRuns } from '@snpress/experiment/compare/compare-runs';
import { describeComparison } from './describe-comparison.js';
import { findRun } from '@snpress/experiment/compare/find-run';
import { readSavedRun } from '@snpress/experiment/compare/saved-run';

interface CompareRequest {
  readonly runs: readonly string[];
  /** Folder of all runs. */
  readonly in: string;
  /** Folder for the page; none is written where it is undefined. */
  readonly out: string | undefined;
  readonly json: boolean;
}

/**
 * Prints what differs between runs, and draws a page of it where one is asked for.
 * @throws RequestError where an argument is no run, or the folder for the page is taken
 */
export async function compareFolders(request: CompareRequest): Promise<void> {
  const folders = request.runs.map((name) => findRun(name, request.in));
  const twice = folders.find((folder, index) => folders.indexOf(folder) !== index);
  if (twice !== undefined)
    throw new RequestError(
      `${twice} is named twice; compare it with another run ("snpress runs" lists them)`,
    );
  const comparison = compareRuns(await Promise.all(folders.map(readSavedRun)));
  const text = request.json
    ? JSON.stringify(comparison, (_, value: unknown) => plain(value), 2)
    : describeComparison(comparison);
  if (request.out === undefined) {
    process.stdout.write(`${text}\n`);
    return;
  }
  writeFolder(request.out, await renderComparison(comparison));
  const page = path.join(request.out, 'index.html');
  process.stdout.write(request.json ? `${text}\n` : `${text}\n\nPage: ${page}\n`);
}

/** Typed arrays as arrays; JSON makes null of NaN by itself. */
function plain(value: unknown): unknown {
  return value instanceof Float64Array ? [...value] : value;
}
