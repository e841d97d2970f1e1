import { readdirSync, type Dirent } from 'node:fs';
import { errorCode } from './store-error.js';

/** The files right in a folder, in the order of their names; none when there is no folder. */
export function listFiles(directory: string): string[] {
  return entries(directory).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
}

/** The folders right in a folder, in the order of their names; none when there is no folder. */
export function listFolders(directory: string): string[] {
  return entries(directory).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function entries(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
