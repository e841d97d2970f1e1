import { existsSync } from 'node:fs';
import { defineFormat } from '../format/format.js';
import { isOfSet } from '../format/is-of-set.js';
import { plinkFiles } from './plink-files.js';

const magic = Buffer.of(0x6c, 0x1b);

/** PLINK 1 data sets. */
export const plinkFormat = defineFormat({
  name: 'plink',
  summary: 'PLINK 1: .bed, .bim and .fam',
  extensions: ['.bed'],
  holds: { values: 'calls', positions: true, alleles: true, ploidy: false, samplesInRows: false },
  recognises: ({ path, head }) =>
    (path.endsWith('.bed') && magic.equals(head.subarray(0, 2))) || namesSet(path, head.length > 0),
  files: (path) => (namesSet(path, existsSync(path)) ? (Object.values(plinkFiles(path)) as string[]) : []),
  open: async (source) => (await import('./open-plink.js')).openPlink(source),
  writtenFiles: (path) => Object.values(plinkFiles(path)) as string[],
  write: async (...of) => (await import('./write-plink.js')).writePlink(...of),
});

function namesSet(path: string, isFile: boolean): boolean {
  const { bed, bim } = plinkFiles(path);
  return isOfSet(path, bed, bim, isFile);
}
