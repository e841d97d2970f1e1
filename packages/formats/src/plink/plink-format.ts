import { existsSync } from 'node:fs';
import { defineFormat } from '../format/format.js';
import { plinkFiles } from './plink-files.js';

const magic = Buffer.of(0x6c, 0x1b);

/** PLINK 1 data sets. */
export const plinkFormat = defineFormat({
  name: 'plink',
  summary: 'PLINK 1: .bed, .bim and .fam',
  extensions: ['.bed'],
  holds: { values: 'calls', positions: true, alleles: true, ploidy: false, samplesInRows: false },
  recognises: ({ path, head }) =>
    (path.endsWith('.bed') && magic.equals(head.subarray(0, 2))) || isOfSet(path, head.length > 0),
  files: (path) => (isOfSet(path, existsSync(path)) ? (Object.values(plinkFiles(path)) as string[]) : []),
  open: async (source) => (await import('./open-plink.js')).openPlink(source),
  writtenFiles: (path) => Object.values(plinkFiles(path)) as string[],
  write: async (...of) => (await import('./write-plink.js')).writePlink(...of),
});

/** Whether a path names a set of files of which others are there: any file of the set, or their prefix, which is no file. */
function isOfSet(path: string, isFile: boolean): boolean {
  const { bed, bim } = plinkFiles(path);
  if (path === bed) return existsSync(bim);
  return (path !== bed.slice(0, -4) || !isFile) && existsSync(bed);
}
