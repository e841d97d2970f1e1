import { readLong } from './read-long.js';
import { readPlink } from './read-plink.js';
import { readTable } from './read-table.js';
import { readVcf } from './read-vcf.js';

/** Independent readers, by format: of files and options they give a matrix, or `undefined` where they cannot say. */
export const references = {
  ...Object.fromEntries(
    ['tsv', 'csv', 'matrix-eqtl', 'bed', 'gct'].map((format) => [
      format,
      (files) => readTable(files, format),
    ]),
  ),
  long: readLong,
  plink: readPlink,
  vcf: readVcf,
};
