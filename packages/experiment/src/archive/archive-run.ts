import { digestFile } from '@snpress/pipeline/key/digest';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { findRun } from '../compare/find-run.js';
import { readSavedRun } from '../compare/saved-run.js';
import { requireNewFolder, writeFolder } from '../run/write-folder.js';
import { roCrate } from './ro-crate.js';

export interface ArchiveRequest {
  /** A folder, `experiment/run`, or an experiment, whose latest run it then is. */
  readonly run: string;
  /** The new folder. */
  readonly out: string;
  /** Where runs are; `runs` unless told otherwise. */
  readonly in?: string | undefined;
  /** Under which licence the results are published: an address, or a text. */
  readonly license?: string | undefined;
}

/** What was archived. */
export interface ArchivedRun {
  readonly run: string;
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Copies a run to a new folder that is a Workflow Run RO-Crate, for archives such as Zenodo and WorkflowHub. Inputs are named by their
 * digests and not copied.
 * @throws RequestError where there is no such run, it is of an older version, or the folder has something in it
 * @example
 * const { folder } = await archiveRun({ run: 'my-cross', out: 'crate' });
 */
export async function archiveRun({
  run,
  out,
  in: parent = 'runs',
  license = 'not specified',
}: ArchiveRequest): Promise<ArchivedRun> {
  requireNewFolder(out);
  const folder = findRun(run, parent);
  const { manifest } = await readSavedRun(folder);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
  const files = await Promise.all(
    names.map(async (name) => ({ path: name, ...(await digestFile(path.join(folder, name))) })),
  );
  writeFolder(out, {
    ...Object.fromEntries(names.map((name) => [name, { copyOf: path.join(folder, name) }])),
    'ro-crate-metadata.json': `${JSON.stringify(roCrate(manifest, files, license), null, 2)}\n`,
  });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { run: folder, folder: out, files: files.length, bytes };
}
