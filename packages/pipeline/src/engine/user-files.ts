import { resolve } from 'node:path';
import { fileState } from '../fingerprint/file-state.js';
import { digestFile, type Digest } from '../key/digest.js';
import { errorCode } from '../store/store-error.js';

/** Digests of the user's files, which anyone may edit at any time. */
export interface UserFiles {
  /**
   * The digest of a file as it is now; a file that looks untouched is not read again.
   *
   * @throws when the file cannot be read.
   */
  digest(file: string): Promise<Digest>;
  /** Whether a file, read again in full, still has this digest. */
  unchanged(file: string, digest: Digest): Promise<boolean>;
}

export function createUserFiles(): UserFiles {
  const known = new Map<string, { readonly state: string; readonly digest: Digest }>();
  return {
    async digest(file) {
      const path = resolve(file);
      const state = fileState(path);
      const before = known.get(path);
      if (before?.state === state) return before.digest;
      try {
        const { digest } = await digestFile(path);
        known.set(path, { state, digest });
        return digest;
      } catch (error) {
        const code = errorCode(error);
        if (code === undefined) throw error;
        const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
        throw new Error(`the file ${file} ${why}`, { cause: error });
      }
    },
    async unchanged(file, digest) {
      try {
        return (await digestFile(resolve(file))).digest === digest;
      } catch {
        return false;
      }
    },
  };
}
