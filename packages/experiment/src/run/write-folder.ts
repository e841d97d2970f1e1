import { notWritten } from '@snpress/formats/files/not-written';
import { existsSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from '../request-error.js';
import { writeTemporary, type FileContent } from './write-temporary.js';

/**
 * Refuses a folder that has something in it, before the work for it starts: nothing of the user's is overwritten.
 * @throws RequestError that names the folder
 */
export function requireNewFolder(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new RequestError(`${folder} is not empty; name a new folder, or remove what is in it`);
}

/**
 * Writes files to a new folder, all or none.
 * @param files contents by path relative to the folder
 * @throws RequestError where the folder has something in it already: nothing of the user's is overwritten
 */
export function writeFolder(folder: string, files: Readonly<Record<string, FileContent>>): void {
  requireNewFolder(folder);
  if (existsSync(folder)) rmdirSync(folder);
  try {
    renameSync(writeTemporary(path.dirname(folder), path.basename(folder), files), folder);
  } catch (error) {
    throw notWritten(folder, error);
  }
}
