import { rmdirSync } from 'node:fs';
import path from 'node:path';

/** Removes a folder and those around it, up to one of them, as long as they are empty. */
export function removeEmpty(folder: string, last: string): void {
  for (let empty = path.resolve(folder); empty.startsWith(last); empty = path.dirname(empty)) {
    try {
      rmdirSync(empty);
    } catch {
      return; // There is something in it.
    }
  }
}
