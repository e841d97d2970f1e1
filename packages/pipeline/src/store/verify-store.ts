import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileState } from '../fingerprint/file-state.js';
import { isKeyOf } from '../stage/preimage.js';
import { digestFile, type Digest } from '../key/digest.js';
import type { StageRecord } from './stage-record.js';
import { asStoreError, errorCode } from './store-error.js';
import { openParts } from './store-parts.js';

/** Something in the store that is not as it was published. */
export interface Damage {
  readonly path: string;
  /** In words: `has changed bytes`. */
  readonly what: string;
  /** Where it was moved; undefined when it is still in its place. */
  readonly movedTo?: string;
}

export interface VerifyStoreOptions {
  /** Moves what is damaged to the folder `damaged` of the store, so that the next run makes it anew. */
  readonly repair?: boolean;
  /** Told after each file. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Ends the check early. */
  readonly signal?: AbortSignal;
}

/** What a check has read and found. */
export interface Verified {
  readonly records: number;
  readonly objects: number;
  readonly runs: number;
  readonly bytes: number;
  readonly damage: readonly Damage[];
}

/**
 * Reads every object, stage record and run record and checks it: digests, seals, that a record is the one its name
 * says, and that its outputs are there. With `repair`, a record without its outputs is moved away too.
 */
export async function verifyStore(directory: string, options: VerifyStoreOptions = {}): Promise<Verified> {
  const { repair = false, onProgress = () => undefined, signal } = options;
  const { root, objects, records, runs } = openParts(directory);
  const damage: Damage[] = [];
  const sizes = new Map<Digest, number>();
  const digests = [...objects.list()];
  const keys = [...records.list()];
  const runFiles = runs.list().length + runs.damaged().length;
  const total = digests.length + keys.length + runFiles;
  let done = 0;
  let bytes = 0;

  const report = (path: string, what: string, state: string) => {
    // Meanwhile a run may have put a good file in its place, or garbage collection removed it.
    if (fileState(path) !== state) return;
    damage.push({ path, what, ...(repair && { movedTo: moveAway(path, root) }) });
  };
  const advance = async () => {
    done++;
    onProgress({ done, total });
    signal?.throwIfAborted();
    if (done % 64 === 0) await setImmediate();
  };

  const lostOutput = async ({ outputs }: StageRecord): Promise<string | undefined> => {
    for (const [name, { digest, bytes }] of Object.entries(outputs)) {
      if (sizes.get(digest) === bytes) continue;
      const wrong = await objects.damage(digest, bytes);
      if (wrong !== undefined) return `has lost its output "${name}": ${objects.path(digest)} ${wrong}`;
    }
    return undefined;
  };

  for (const digest of digests) {
    const path = objects.path(digest);
    const state = fileState(path);
    const found = await read(path);
    bytes += found.bytes;
    if (found.digest === digest) sizes.set(digest, found.bytes);
    else report(path, found.digest === undefined ? 'cannot be read' : 'has changed bytes', state);
    await advance();
  }

  for (const key of keys) {
    const path = records.path(key);
    const state = fileState(path);
    const record = records.read(key);
    if (record === 'damaged') report(path, 'is not as it was written', state);
    else if (typeof record === 'object') {
      const wrong =
        record.key === key && isKeyOf(key, record.preimage)
          ? await lostOutput(record)
          : 'is the record of another key';
      if (wrong !== undefined) report(path, wrong, state);
    }
    await advance();
  }

  for (const path of runs.damaged()) report(path, 'is not as it was written', fileState(path));
  done = total - 1;
  if (total > 0) await advance();
  return { records: keys.length, objects: digests.length, runs: runFiles, bytes, damage };
}

async function read(path: string): Promise<{ readonly digest?: Digest; readonly bytes: number }> {
  try {
    return await digestFile(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return { bytes: 0 };
  }
}

/** @returns the new path, `damaged/<name>` or, where there is such a file already, `damaged/<name>.<number>` */
function moveAway(path: string, root: string): string {
  const folder = join(root, 'damaged');
  try {
    mkdirSync(folder, { recursive: true });
    for (let number = 1; ; number++) {
      const target = join(folder, number === 1 ? basename(path) : `${basename(path)}.${number}`);
      if (existsSync(target)) continue;
      renameSync(path, target);
      return target;
    }
  } catch (error) {
    throw asStoreError(error, root);
  }
}
