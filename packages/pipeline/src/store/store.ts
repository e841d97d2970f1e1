import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Digest } from '../key/digest.js';
import { createClaims, type Claim, type ClaimHolder } from './claims.js';
import { markFinished, openHistory, type History } from './history.js';
import type { RunRecord } from './run-record.js';
import { removeAbandonedScratch } from './scratch.js';
import type { StageRecord } from './stage-record.js';
import { asStoreError, errorCode, isReadOnly } from './store-error.js';
import { openParts } from './store-parts.js';

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
  /**
   * A hit is a record whose every output has just been read and verified, or is in `verified` already. What it found
   * stays in the store until this process closes it, whatever garbage collection does elsewhere.
   */
  lookup(key: Digest, verified: Set<Digest>): Promise<Lookup>;
  /** As `lookup`, for those who only want to know: nothing is written, and nothing promised for the next moment. */
  peek(key: Digest, verified: Set<Digest>): Promise<Lookup>;
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
  /** An imported result was run again here and gave the same bytes: it is as good as one's own. */
  trust(record: StageRecord): Promise<void>;
  /** What the stages of one experiment last were. */
  history(scope: string): History;
  /** Remembers a finished run, so that garbage collection can keep what it needs. Does nothing in a read-only store. */
  recordRun(run: RunRecord): Promise<void>;
  /** Removes this process's unfinished files, and no longer holds on to what it has looked up and published. */
  close(): void;
}

/**
 * Opens a store; its folder comes into being with the first write. Unfinished files and claims of dead processes are
 * removed.
 *
 * Methods that write throw {@link StoreError} when the store is read-only or its disk is full.
 */
export function openStore(directory: string): Store {
  const parts = openParts(directory);
  const { root, scratch, pins, objects, records, runs } = parts;
  const claims = createClaims(join(root, 'claims'), scratch);
  const inWords = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw asStoreError(error, root);
    }
  };

  const look = async (key: Digest, verified: Set<Digest>, pin: boolean): Promise<Lookup> => {
    const record = records.read(key);
    if (record === 'absent') return { status: 'absent' };
    if (typeof record === 'string') return { status: 'damaged', what: `record ${records.path(key)}` };
    if (pin) {
      inWords(() => {
        pins.add(key, ...Object.values(record.outputs).map(({ digest }) => digest));
      });
      // Only what is there after it was pinned is safe from garbage collection.
      if (!existsSync(records.path(key))) return { status: 'absent' };
    }
    for (const [name, { digest, bytes }] of Object.entries(record.outputs)) {
      if (verified.has(digest)) continue;
      const damage = await objects.damage(digest, bytes);
      if (damage !== undefined)
        return { status: 'damaged', what: `output "${name}" (${objects.path(digest)} ${damage})` };
      verified.add(digest);
    }
    return { status: 'hit', record };
  };

  cleanUp(root, claims.removeAbandoned);

  return {
    directory: root,
    objectPath: objects.path,
    lookup: (key, verified) => look(key, verified, true),
    peek: (key, verified) => look(key, verified, false),

    record(key) {
      const record = records.read(key);
      return typeof record === 'object' ? record : undefined;
    },

    claim: (key) => inWords(() => claims.take(key)),
    claimHolder: claims.holder,
    workspace: () => inWords(() => scratch.folder()),

    async publish({ files, ...about }) {
      try {
        pins.add(about.key);
        const names = Object.keys(files);
        const added = await Promise.all(names.map((name) => objects.add(files[name]!)));
        const outputs = Object.fromEntries(names.map((name, index) => [name, added[index]!]));
        const record: StageRecord = { ...about, outputs };
        await records.add(record);
        return record;
      } catch (error) {
        throw asStoreError(error, root);
      }
    },

    async trust(record) {
      try {
        const own = { ...record };
        delete own.imported;
        await records.add(own);
      } catch (error) {
        throw asStoreError(error, root);
      }
    },

    history: (scope) => openHistory(join(root, 'history'), scope),

    async recordRun(run) {
      try {
        await runs.add(run);
        markFinished(join(root, 'history'), run);
      } catch (error) {
        if (!isReadOnly(error)) throw asStoreError(error, root);
      }
    },

    close: parts.close,
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
