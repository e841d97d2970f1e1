import { existsSync } from 'node:fs';
import type { MarkerReader } from '../markers/marker-reader.js';
import { openPgen } from './open-pgen.js';
import { pgenFiles } from './pgen-files.js';

const magic = Buffer.of(0x6c, 0x1b);

/** Reads PLINK 2 data sets. */
export const pgenReader: MarkerReader = {
  format: 'pgen',
  summary: 'PLINK 2 .pgen with its .pvar (or .pvar.zst) and .psam',
  recognises(path, head) {
    const { pgen, pvar } = pgenFiles(path);
    if (path === pgen) return magic.equals(head.subarray(0, 2)) || existsSync(pvar);
    // Any other file of the set, or their prefix, which is no file.
    return (path !== pgen.slice(0, -5) || head.length === 0) && existsSync(pgen);
  },
  files: (path) => Object.values(pgenFiles(path)) as string[],
  open: openPgen,
};
