import { existsSync, lstatSync, statSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { digestFile, isDigest, type Digest } from '../key/digest.js';
import { publishFile } from './publish-file.js';
import { listFiles, listFolders } from './list-files.js';
import type { Pins } from './pins.js';
import type { Scratch } from './scratch.js';
import { errorCode } from './store-error.js';

/** Files by the digest of their content, never changed once they are there. */
export interface Objects {
  readonly path: (digest: Digest) => string;
  /** What is wrong with a stored object, read in full; undefined when it is as it was published. */
  damage(digest: Digest, bytes: number): Promise<string | undefined>;
  /** Moves a file in, in place of a damaged copy if there is one, and pins it. */
  add(file: string): Promise<{ digest: Digest; bytes: number }>;
  /** Digests of the objects that are there, whole or not. */
  list(): Generator<Digest>;
}

export function createObjects(directory: string, scratch: Scratch, pins: Pins): Objects {
  const path = (digest: Digest) => join(directory, digest.slice(0, 2), digest);

  const damage = async (digest: Digest, bytes: number) => {
    const object = path(digest);
    try {
      const size = statSync(object, { throwIfNoEntry: false })?.size;
      if (size === undefined) return 'is missing';
      if (size !== bytes) return `has ${size} bytes instead of ${bytes}`;
      return (await digestFile(object)).digest === digest ? undefined : 'has changed bytes';
    } catch (error) {
      const code = errorCode(error) ?? '';
      if (['ENOENT', 'ESTALE'].includes(code)) return 'is missing'; // gone since its size was asked for
      if (code === 'EIO') return 'cannot be read (EIO)';
      throw error;
    }
  };

  return {
    path,
    damage,
    async add(file) {
      let own = file;
      if (lstatSync(file).nlink > 1) {
        // Another name of the same file could change it later.
        own = scratch.file();
        await copyFile(file, own);
      }
      const { digest, bytes } = await digestFile(own);
      const object = path(digest);
      pins.add(digest);
      if (existsSync(object) && (await damage(digest, bytes)) === undefined) {
        await rm(own, { force: true });
        return { digest, bytes };
      }
      await publishFile(own, object);
      return { digest, bytes };
    },
    *list() {
      for (const folder of listFolders(directory))
        for (const name of listFiles(join(directory, folder)))
          if (isDigest(name) && name.startsWith(folder)) yield name;
    },
  };
}
