import { existsSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from '../request-error.js';

/** A file with a name for people. */
export interface NamedFile {
  readonly name: string;
  readonly path: string;
}

/**
 * Files given as `file` or `name=file`. Without a name a file is called as it is, without folder and endings; a path
 * that exists as it is written is no name.
 * @param key - of the request, for what is said of it
 * @throws RequestError where two have the same name
 */
export function namedFiles(given: readonly string[], key: string): readonly NamedFile[] {
  const files = given.map((text) => {
    const parts = /^([^=]+)=(.+)$/.exec(text);
    return parts === null || existsSync(text)
      ? {
          name: path.basename(text).replace(/(?<=.)(\.(txt|tsv|csv|arrow|feather|db))?(\.gz)?$/i, ''),
          path: text,
        }
      : { name: parts[1]!.trim(), path: parts[2]! };
  });
  const repeated = files.find(({ name }, i) => files.findIndex((file) => file.name === name) < i);
  if (repeated !== undefined) {
    throw new RequestError({
      key,
      message: `two files are called "${repeated.name}"`,
      hint: `name them apart: \`${key}\` one=${repeated.path}`,
    });
  }
  return files;
}
