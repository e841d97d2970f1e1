import { resolve } from 'node:path';
import { fileState } from '../fingerprint/file-state.js';
import { digestFile, type Digest } from '../key/digest.js';
import { errorCode } from '../store/store-error.js';

/** A file of the user's as it was when it was read. */
export interface FileVersion {
  readonly path: string;
  readonly digest: Digest;
  /** Size, times and identity, from before it was read. */
  readonly state: string;
}

/** The user's files, which anyone may edit at any time. */
export interface UserFiles {
  /**
   * A file as it is now; one that looks untouched is not read again.
   *
   * @throws when the file cannot be read.
   */
  version(file: string): Promise<FileVersion>;
}

export function createUserFiles(): UserFiles {
  const known = new Map<string, FileVersion>();
  return {
    async version(file) {
      const path = resolve(file);
      const state = fileState(path);
      const before = known.get(path);
      if (before?.state === state) return before;
      try {
        const { digest } = await digestFile(path);
        const version = { path, digest, state };
        known.set(path, version);
        return version;
      } catch (error) {
        const code = errorCode(error);
        if (code === undefined) throw error;
        const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
        throw new Error(`the file ${file} ${why}`, { cause: error });
      }
    },
  };
}

/**
 * Whether a file has been left alone since. It is read again in full, because a fast edit can leave its times as they
 * were; and its state is compared, because an edit that was taken back leaves its content as it was.
 */
export async function isUntouched({ path, digest, state }: FileVersion): Promise<boolean> {
  if (fileState(path) !== state) return false;
  try {
    return (await digestFile(path)).digest === digest;
  } catch {
    return false;
  }
}
