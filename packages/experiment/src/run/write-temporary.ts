import { pathInside } from '@snpress/formats/files/path-inside';
import { chmodSync, constants, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a file is to hold: its content, or that of another file, which is not read into memory. */
export type FileContent = string | Uint8Array | { readonly copyOf: string };

/**
 * Writes files to a hidden folder in `parent`, to be renamed when all are there; nothing is left where one cannot be written.
 * @param files contents by path relative to the folder
 * @returns the folder
 */
export function writeTemporary(
  parent: string,
  name: string,
  files: Readonly<Record<string, FileContent>>,
): string {
  const temporary = path.join(parent, `.writing-${name}-${process.pid}`);
  rmSync(temporary, { recursive: true, force: true });
  try {
    for (const [relative, content] of Object.entries(files)) write(pathInside(temporary, relative), content);
    return temporary;
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

function write(file: string, content: FileContent): void {
  mkdirSync(path.dirname(file), { recursive: true });
  if (typeof content === 'object' && 'copyOf' in content) {
    // Shares the blocks of the other file where the file system can.
    copyFileSync(content.copyOf, file, constants.COPYFILE_FICLONE);
    chmodSync(file, 0o644);
  } else writeFileSync(file, content);
}
