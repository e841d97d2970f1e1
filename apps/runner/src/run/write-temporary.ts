import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes files to a hidden folder in `parent`, to be renamed when all are there.
 * @param files contents by path relative to the folder
 * @returns the folder
 */
export function writeTemporary(
  parent: string,
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  const temporary = path.join(parent, `.writing-${name}-${process.pid}`);
  rmSync(temporary, { recursive: true, force: true });
  for (const [relative, content] of Object.entries(files)) {
    const file = path.join(temporary, relative);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return temporary;
}
