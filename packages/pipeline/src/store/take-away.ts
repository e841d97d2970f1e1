import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Scratch } from './scratch.js';
import { errorCode } from './store-error.js';

/**
 * Takes a file of the store out of everybody's reach, to decide on it in peace.
 *
 * @returns where it is now; undefined when it had gone already
 */
export function takeAway(path: string, scratch: Scratch): string | undefined {
  const away = scratch.file();
  try {
    renameSync(path, away);
    return away;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Puts a file back, unless another has been published in its place. */
export function putBack(away: string, path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  renameSync(away, path);
}
