import { existsSync } from 'node:fs';
import type { MarkerReader } from '../markers/marker-reader.js';
import { openPlink } from './open-plink.js';
import { plinkFiles } from './plink-files.js';

const magic = Buffer.of(0x6c, 0x1b);

/** Reads PLINK 1 data sets. */
export const plinkReader: MarkerReader = {
  format: 'plink',
  summary: 'PLINK 1 .bed with its .bim and .fam',
  recognises(path, head) {
    const { bed, bim } = plinkFiles(path);
    if (path === bed) return magic.equals(head.subarray(0, 2)) || existsSync(bim);
    // Any other file of the set, or their prefix, which is no file.
    return (path !== bed.slice(0, -4) || head.length === 0) && existsSync(bed);
  },
  files: (path) => Object.values(plinkFiles(path)) as string[],
  open: openPlink,
};
