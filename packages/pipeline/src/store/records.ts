import { join } from 'node:path';
import { isDigest, type Digest } from '../key/digest.js';
import { publishText } from './publish-file.js';
import { listFiles, listFolders } from './list-files.js';
import { readIfPresent } from './read-if-present.js';
import type { Scratch } from './scratch.js';
import { decodeRecord, encodeRecord, type StageRecord } from './stage-record.js';

/** The records of published stages, one file per key. */
export interface Records {
  readonly path: (key: Digest) => string;
  /** The record of a key; `damaged` and `unknown` as {@link decodeRecord} says. */
  read(key: Digest): StageRecord | 'absent' | 'damaged' | 'unknown';
  add(record: StageRecord): Promise<void>;
  /** Every key that has a record, whole or not. */
  list(): Generator<Digest>;
}

export function createRecords(directory: string, scratch: Scratch): Records {
  const path = (key: Digest) => join(directory, key.slice(0, 2), `${key}.json`);
  return {
    path,
    read(key) {
      const text = readIfPresent(path(key));
      return text === undefined ? 'absent' : decodeRecord(text);
    },
    add: (record) => publishText(encodeRecord(record), path(record.key), scratch),
    *list() {
      for (const folder of listFolders(directory))
        for (const name of listFiles(join(directory, folder)))
          if (name.endsWith('.json') && isDigest(name.slice(0, -5)) && name.startsWith(folder))
            yield name.slice(0, -5);
    },
  };
}
