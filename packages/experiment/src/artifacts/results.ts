import type { JsonObject } from '@snpress/data';
import { artifact } from '@snpress/pipeline/stage/artifact';
import { writeFile } from 'node:fs/promises';
import { jsonFile, readJson } from './json-file.js';

/** How the training of a model went, where that is known of it. */
export interface Diagnostics {
  readonly learningCurves: readonly Readonly<Record<string, unknown>>[];
}

export const diagnostics = jsonFile<Diagnostics>()('diagnostics');

/** Which markers act on which genes in simulated data. */
export const causal = jsonFile<unknown>()('causal');

/** `metrics.json`, in lines for people. */
export const metrics = artifact('metrics', {
  read: readJson<JsonObject>,
  write: (file, value) => writeFile(file, `${JSON.stringify(value, null, 2)}\n`),
});

/** Every file of the report, under its path below the folder of the run. */
export const reportFiles = jsonFile<Readonly<Record<string, string>>>()('report-files');
