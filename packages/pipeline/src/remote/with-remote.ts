import { rmSync } from 'node:fs';
import type { Digest } from '../key/digest.js';
import type { Store } from '../store/store.js';
import type { ObjectStorage } from './object-storage.js';
import { createPatience } from './patience.js';
import { objectName, readRemoteOutputs, readRemoteRecord } from './remote-record.js';
import { createUploads } from './uploads.js';

/** A store that shares its results with a remote one. */
export interface RemoteStore extends Store {
  /** Resolves when the results of this process are in the remote store, or it does not take them. */
  readonly finishUploads: () => Promise<void>;
  /** Gives up what is not on its way yet. */
  readonly dropUploads: () => void;
}

/** What the remote store did not have is asked for again after so many milliseconds: someone may have put it there. */
const askAgainAfter = 30_000;

/**
 * Looks for results in a remote store where the local one has none, and puts those of the local one there while the run goes on. A result that
 * comes from there is verified by its digests and marked as imported; one that is damaged there, or incomplete, is computed here and
 * put in its place.
 *
 * @param warn told once when the remote store does not answer; everything is computed here then
 */
export function withRemote(
  store: Store,
  storage: ObjectStorage,
  warn: (message: string) => void,
): RemoteStore {
  const patience = createPatience(storage.name, warn);
  const uploads = createUploads(storage, (digest) => store.objectPath(digest), patience);
  const askedAt = new Map<Digest, number>();
  const damaged = new Set<Digest>();

  /** Whether a result has come from there. */
  const fetch = async (key: Digest): Promise<boolean> => {
    if (performance.now() - (askedAt.get(key) ?? -Infinity) < askAgainAfter) return false;
    askedAt.set(key, performance.now());
    const record = await patience.attempt(() => readRemoteRecord(storage, key));
    if (record === 'damaged') damaged.add(key);
    if (typeof record !== 'object') return false;
    const folder = store.workspace();
    try {
      const files = await patience.attempt(
        async () => (await readRemoteOutputs(storage, record, folder)) ?? 'damaged',
      );
      if (files === 'damaged') damaged.add(key);
      if (typeof files !== 'object') return false;
      await store.publish({ ...record, imported: true, files });
      return true;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  return {
    ...store,
    async lookup(key, verified) {
      const own = await store.lookup(key, verified);
      if (own.status === 'hit') uploads.add(own.record, false);
      else if (await fetch(key)) return store.lookup(key, verified);
      return own;
    },
    async peek(key, verified) {
      const own = await store.peek(key, verified);
      if (own.status === 'hit') return own;
      const record = await patience.attempt(() => readRemoteRecord(storage, key));
      if (typeof record !== 'object') return own;
      const isWhole = await patience.attempt(async () => {
        for (const { digest, bytes } of Object.values(record.outputs))
          if ((await storage.size(objectName(digest))) !== bytes) return false;
        return true;
      });
      return isWhole === true ? { status: 'hit', record } : own;
    },
    async publish(publication) {
      const record = await store.publish(publication);
      uploads.add(record, damaged.has(record.key));
      return record;
    },
    finishUploads: uploads.finish,
    dropUploads: uploads.drop,
  };
}
