import { namedFiles } from '../rqtl2/named-files.js';
import { markerReaders } from './marker-readers.js';

const unread = Buffer.alloc(0);

/**
 * The other files that belong to a genotype or expression file: those of a `.bed` file are its `.bim` and `.fam`, those of
 * an R/qtl2 control file are all that it names.
 */
export function companionFiles(path: string): readonly string[] {
  const reader = Object.values(markerReaders).find((candidate) => candidate.recognises(path, unread));
  const files = reader === undefined ? namedFiles(path) : reader.files(path);
  return files.filter((file) => file !== path);
}
