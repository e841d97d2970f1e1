import { digestOf } from '../key/digest.js';
import { encodeRecord, type StageRecord } from '../store/stage-record.js';
import type { ObjectStorage } from './object-storage.js';
import type { Patience } from './patience.js';
import { objectName, recordName } from './remote-record.js';

/** So many results go to the remote store at one time. */
const mostAtOnce = 8;

/** Results on their way to a remote store, while the run goes on. */
export interface Uploads {
  /** A result is to be there; with `anew` in place of what is there. */
  add(record: StageRecord, anew: boolean): void;
  /** Resolves when all are there, or have been given up. */
  readonly finish: () => Promise<void>;
  /** Gives up those that have not begun. */
  readonly drop: () => void;
}

/** @param objectPath where the bytes of an output are */
export function createUploads(
  storage: ObjectStorage,
  objectPath: (digest: string) => string,
  patience: Patience,
): Uploads {
  const waiting: { readonly record: StageRecord; readonly anew: boolean }[] = [];
  const seen = new Set<string>();
  const running = new Set<Promise<void>>();

  const upload = async (record: StageRecord, anew: boolean): Promise<void> => {
    if (!anew && (await storage.size(recordName(record.key))) !== undefined) return;
    for (const { digest, bytes } of Object.values(record.outputs))
      if (anew || (await storage.size(objectName(digest))) !== bytes)
        await storage.write(objectName(digest), { file: objectPath(digest), bytes }, digest);
    // Last: who finds the record finds the outputs.
    const text = encodeRecord(record);
    await storage.write(recordName(record.key), text, digestOf(text));
  };

  const startMore = (): void => {
    while (running.size < mostAtOnce) {
      const next = waiting.shift();
      if (next === undefined) return;
      const work = patience.attempt(() => upload(next.record, next.anew)).then(() => undefined);
      running.add(work);
      void work.finally(() => {
        running.delete(work);
        startMore();
      });
    }
  };

  return {
    add(record, anew) {
      // What was imported is someone else's to vouch for.
      if (record.imported === true || (seen.has(record.key) && !anew)) return;
      seen.add(record.key);
      waiting.push({ record, anew });
      startMore();
    },
    async finish() {
      while (running.size > 0) await Promise.all(running);
    },
    drop() {
      waiting.length = 0;
    },
  };
}
