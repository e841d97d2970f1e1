import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { Digest } from '../key/digest.js';
import { findRun, type RunName } from './find-run.js';
import type { RunRecord } from './run-record.js';
import { StoreError } from './store-error.js';
import { openParts, type StoreParts } from './store-parts.js';

export interface ExportOptions {
  /** Told after each result that has been verified, then after each file that is written. */
  readonly onProgress?: (progress: {
    readonly phase: 'verify' | 'write';
    readonly done: number;
    readonly total: number;
  }) => void;
}

/** What went into an archive. */
export interface Exported {
  readonly run: RunRecord;
  readonly records: number;
  readonly objects: number;
  /** Size of the objects. */
  readonly bytes: number;
}

/**
 * Writes a run and everything of it to one tar file, compressed where its name ends in `.gz` or `.tgz`: the run record,
 * the records of its stages and their objects, under their paths in the store. The same run gives the same bytes. Every
 * object is verified first.
 *
 * @throws {UnknownRunError} when the run is not in the store; {@link StoreError} when it is not whole.
 */
export async function exportRun(
  directory: string,
  name: RunName,
  file: string,
  options: ExportOptions = {},
): Promise<Exported> {
  const { onProgress = () => undefined } = options;
  const parts = openParts(directory);
  const { root, records, objects, runs } = parts;
  try {
    const run = findRun(parts, name);
    const keys = [...new Set(Object.values(run.stages))].sort();
    const sizes = new Map<Digest, number>();
    for (const [index, key] of keys.entries()) {
      for (const { digest, bytes } of await wholeOutputs(parts, run, key, sizes)) sizes.set(digest, bytes);
      onProgress({ phase: 'verify', done: index + 1, total: keys.length });
    }
    const digests = [...sizes.keys()].sort();
    const paths = [runs.path(run), ...keys.map(records.path), ...digests.map(objects.path)];
    let written = 0;
    await writeTar(root, paths, file, () => {
      onProgress({ phase: 'write', done: ++written, total: paths.length });
    });
    const bytes = digests.reduce((sum, digest) => sum + sizes.get(digest)!, 0);
    return { run, records: keys.length, objects: digests.length, bytes };
  } finally {
    parts.close();
  }
}

/** The outputs of a stage of a run, verified, and safe from garbage collection from now on. */
async function wholeOutputs(
  { records, objects, pins }: StoreParts,
  run: RunRecord,
  key: Digest,
  verified: ReadonlyMap<Digest, number>,
): Promise<readonly { readonly digest: Digest; readonly bytes: number }[]> {
  pins.add(key);
  const record = records.read(key);
  if (typeof record === 'string') throw notWhole(run, key, `its record is ${record}`);
  const outputs = Object.values(record.outputs);
  pins.add(...outputs.map(({ digest }) => digest));
  for (const { digest, bytes } of outputs) {
    if (verified.get(digest) === bytes) continue;
    const damage = await objects.damage(digest, bytes);
    if (damage !== undefined) throw notWhole(run, key, `${objects.path(digest)} ${damage}`);
  }
  return outputs;
}

function notWhole({ scope, id, stages }: RunRecord, key: Digest, what: string): StoreError {
  const stage = Object.keys(stages).find((name) => stages[name] === key);
  return new StoreError(
    `The run ${scope}/${id} is not whole, and was not exported: of stage "${stage ?? ''}", ${what}. ` +
      'Run the experiment again, which makes it anew.',
  );
}

/** The file is there when it is complete. */
async function writeTar(
  cwd: string,
  paths: readonly string[],
  file: string,
  onEntry: () => void,
): Promise<void> {
  const { create } = await import('tar');
  const draft = `${file}.${randomUUID()}.part`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    await create(
      {
        cwd,
        file: draft,
        gzip: /\.t?gz$/.test(file),
        portable: true,
        strict: true,
        mtime: new Date(0),
        onWriteEntry: onEntry,
      },
      paths.map((path) => relative(cwd, path)),
    );
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
