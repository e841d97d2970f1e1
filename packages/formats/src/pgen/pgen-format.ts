import { existsSync } from 'node:fs';
import { defineFormat } from '../format/format.js';
import { pgenFiles, writtenPgenFiles } from './pgen-files.js';

const magic = Buffer.of(0x6c, 0x1b);

/** PLINK 2 data sets. */
export const pgenFormat = defineFormat({
  name: 'pgen',
  summary: 'PLINK 2: .pgen, .pvar (or .pvar.zst, .bim) and .psam (or .fam)',
  extensions: ['.pgen'],
  holds: { values: 'dosages', positions: true, alleles: true, ploidy: false, samplesInRows: false },
  recognises: ({ path, head }) =>
    (path.endsWith('.pgen') && magic.equals(head.subarray(0, 2))) || isOfSet(path, head.length > 0),
  files: (path) => (isOfSet(path, existsSync(path)) ? (Object.values(pgenFiles(path)) as string[]) : []),
  open: async (source) => (await import('./open-pgen.js')).openPgen(source),
  writtenFiles: (path) => Object.values(writtenPgenFiles(path)) as string[],
  write: async (...of) => (await import('./write-pgen.js')).writePgen(...of),
});

/** Whether a path names a set of files of which others are there: any file of the set, or their prefix, which is no file. */
function isOfSet(path: string, isFile: boolean): boolean {
  const { pgen, pvar } = pgenFiles(path);
  if (path === pgen) return existsSync(pvar);
  return (path !== pgen.slice(0, -5) || !isFile) && existsSync(pgen);
}
