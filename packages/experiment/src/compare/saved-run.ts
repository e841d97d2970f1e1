import { dropRepeatedFeatures } from '@snpress/data/matrix/drop-repeated-features';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import type { Matrix } from '@snpress/data';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../run/manifest.js';
import type { Experiment } from '../spec/experiment.js';
import type { Metrics } from '../run/metrics.js';
import { RequestError } from '../request-error.js';

/** A run as its folder has it. */
export interface SavedRun {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly metrics: Metrics;
  /** The spec with every default. */
  readonly spec: Experiment;
  /** Columns `<model>.skill` and others, one row per gene; undefined where the run has no table of genes. */
  readonly genes: Matrix | undefined;
}

/**
 * Reads the folder of a run.
 * @throws RequestError where a file of it is missing or damaged
 */
export async function readSavedRun(folder: string): Promise<SavedRun> {
  const manifest = readJsonOf(folder, 'manifest.json') as Partial<Manifest>;
  if (!isComplete(manifest))
    throw new RequestError(
      `${path.join(folder, 'manifest.json')} lacks what a comparison needs: an older snpress made it; run the experiment again`,
    );
  const table = path.join(folder, 'tables', 'genes.csv');
  return {
    folder,
    manifest,
    metrics: readJsonOf(folder, 'metrics.json') as Metrics,
    spec: manifest.resolved as Experiment,
    // A run of an older version may have genes whose ids repeat.
    genes: existsSync(table)
      ? dropRepeatedFeatures((await readMatrix(table, { format: 'csv' })).matrix).matrix
      : undefined,
  };
}

function isComplete(manifest: Partial<Manifest>): manifest is Manifest {
  return [manifest.resolved, manifest.inputs, manifest.stages].every((part) => part !== undefined);
}

function readJsonOf(folder: string, name: string): unknown {
  const text = read(folder, name);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RequestError(
      `${path.join(folder, name)} is damaged (${(error as Error).message}); run the experiment again to have it anew`,
    );
  }
}

function read(folder: string, name: string): string {
  try {
    return readFileSync(path.join(folder, name), 'utf8');
  } catch (error) {
    throw new RequestError(
      `${path.join(folder, name)} cannot be read (${(error as Error).message}): is ${folder} the folder of a run?`,
    );
  }
}
