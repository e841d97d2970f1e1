import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Digest } from '../key/digest.js';
import { createClaims, type Claim, type ClaimHolder } from './claims.js';
import { durableRename } from './durable-rename.js';
import { openHistory, type History } from './history.js';
import { createObjects } from './objects.js';
import { createScratch, removeAbandonedScratch } from './scratch.js';
import { decodeRecord, encodeRecord, type StageRecord } from './stage-record.js';
import { asStoreError, errorCode } from './store-error.js';

/** What a store has for a key. */
export type Lookup =
  | { readonly status: 'hit'; readonly record: StageRecord }
  | { readonly status: 'absent' }
  | { readonly status: 'damaged'; readonly what: string };

/** A result about to be published: the record without its outputs, and the files that are to become them. */
export type Publication = Omit<StageRecord, 'outputs'> & {
  readonly files: { readonly [output: string]: string };
};

/** Results of stages, by key; safe to share between processes and hosts. */
export interface Store {
  readonly directory: string;
  /** Where the bytes of an output are. */
  objectPath(digest: Digest): string;
  /** A hit is a record whose every output has just been read and verified, or is in `verified` already. */
  lookup(key: Digest, verified: Set<Digest>): Promise<Lookup>;
  /** The record of a key without a look at its outputs; undefined when missing or damaged. */
  record(key: Digest): StageRecord | undefined;
  /** The right to run the stage of a key; undefined while a live process has it. */
  claim(key: Digest): Claim | undefined;
  /** Who holds the claim of a key at the moment. */
  claimHolder(key: Digest): ClaimHolder | undefined;
  /** A new folder for a stage's outputs. */
  workspace(): string;
  /** Publishes all outputs or none: the record is written when every object is in place. */
  publish(publication: Publication): Promise<StageRecord>;
  /** What the stages of one experiment last were. */
  history(scope: string): History;
  /** Removes this process's unfinished files. */
  close(): void;
}

/**
 * Opens a store; its folder comes into being with the first write. Unfinished files and claims of dead processes are
 * removed.
 *
 * Methods that write throw {@link StoreError} when the store is read-only or its disk is full.
 */
export function openStore(directory: string): Store {
  const root = resolve(directory);
  const scratch = createScratch(join(root, 'temp'));
  const claims = createClaims(join(root, 'claims'), scratch);
  const objects = createObjects(join(root, 'objects'), scratch);
  const recordPath = (key: Digest) => join(root, 'records', key.slice(0, 2), `${key}.json`);
  const inWords = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw asStoreError(error, root);
    }
  };

  cleanUp(root, claims.removeAbandoned);

  return {
    directory: root,
    objectPath: objects.path,

    async lookup(key, verified) {
      const text = readIfPresent(recordPath(key));
      if (text === undefined) return { status: 'absent' };
      const record = decodeRecord(text);
      if (record === undefined) return { status: 'damaged', what: `record ${recordPath(key)}` };
      for (const [name, { digest, bytes }] of Object.entries(record.outputs)) {
        if (verified.has(digest)) continue;
        const damage = await objects.damage(digest, bytes);
        if (damage !== undefined)
          return { status: 'damaged', what: `output "${name}" (${objects.path(digest)} ${damage})` };
        verified.add(digest);
      }
      return { status: 'hit', record };
    },

    record(key) {
      const text = readIfPresent(recordPath(key));
      return text === undefined ? undefined : decodeRecord(text);
    },

    claim: (key) => inWords(() => claims.take(key)),
    claimHolder: (key) => claims.holder(key),
    workspace: () => inWords(() => scratch.folder()),

    async publish({ files, ...about }) {
      try {
        const names = Object.keys(files);
        const added = await Promise.all(names.map((name) => objects.add(files[name]!)));
        const outputs = Object.fromEntries(names.map((name, index) => [name, added[index]!]));
        const record: StageRecord = { ...about, outputs };
        const draft = scratch.file();
        const path = recordPath(record.key);
        mkdirSync(dirname(path), { recursive: true });
        await writeFile(draft, encodeRecord(record));
        await chmod(draft, 0o444);
        await durableRename(draft, path);
        return record;
      } catch (error) {
        throw asStoreError(error, root);
      }
    },

    history: (scope) => openHistory(join(root, 'history'), scope),
    close: () => {
      scratch.remove();
    },
  };
}

/** Leftovers cost space and nothing else, so a store that cannot be cleaned can still be read. */
function cleanUp(root: string, removeAbandonedClaims: () => void): void {
  try {
    const scratch = join(root, 'temp');
    if (existsSync(scratch)) removeAbandonedScratch(scratch);
    if (existsSync(join(root, 'claims'))) removeAbandonedClaims();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
