import { companionFiles } from '@snpress/formats/registry/companion-files';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from './request-error.js';

/**
 * Refuses to write over what is read and, without `force`, over any file.
 * @param outputs every file that would be written
 * @throws RequestError that names the files
 */
export function checkOutput(
  inputs: readonly string[],
  outputs: readonly string[],
  force: boolean | undefined,
): void {
  const sources = new Set(inputs.flatMap((file) => [file, ...companionFiles(file)]).map(identity));
  const own = outputs.filter((file) => sources.has(identity(file)));
  const these = (files: readonly string[]): string =>
    `${files.join(', ')}: ${files.length === 1 ? 'this file is' : 'these files are'}`;
  if (own.length > 0) throw new RequestError(`${these(own)} read and would be written; give another name`);
  const existing = outputs.filter((file) => existsSync(file));
  if (existing.length > 0 && force !== true)
    throw new RequestError(
      `${these(existing)} there already; give another name, or \`force\` to replace ${existing.length === 1 ? 'it' : 'them'}`,
    );
}

/** The same text for all paths of a file. */
function identity(file: string): string {
  return existsSync(file) ? realpathSync(file) : path.resolve(file);
}
