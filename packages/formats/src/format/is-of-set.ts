import { existsSync } from 'node:fs';
import { extname } from 'node:path';

/**
 * Whether a path names a set of files of which others are there: any file of the set, or their prefix, which is no file.
 * @param main - the file of the set whose ending is that of the format.
 * @param beside - another of the set.
 * @param isFile - whether there is a file at the path.
 */
export function isOfSet(path: string, main: string, beside: string, isFile: boolean): boolean {
  if (path === main) return existsSync(beside);
  const prefix = main.slice(0, -extname(main).length);
  return (path !== prefix || !isFile) && existsSync(main);
}
