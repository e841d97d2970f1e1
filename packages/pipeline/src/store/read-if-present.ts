import { readFileSync } from 'node:fs';
import { errorCode } from './store-error.js';

/** The text of a file; undefined when there is none. */
export function readIfPresent(path: string): string | undefined {
  for (let attempt = 1; ; attempt++) {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT') return undefined;
      // On NFS: another host has put a new file in place since the name was looked up.
      if (code !== 'ESTALE' || attempt === 3) throw error;
    }
  }
}
