import { existsSync } from 'node:fs';
import { defineFormat } from '../format/format.js';
import { isOfSet } from '../format/is-of-set.js';
import { pgenFiles, writtenPgenFiles } from './pgen-files.js';

const magic = Buffer.of(0x6c, 0x1b);

/** PLINK 2 data sets. */
export const pgenFormat = defineFormat({
  name: 'pgen',
  summary: 'PLINK 2: .pgen, .pvar (or .pvar.zst, .bim) and .psam (or .fam)',
  extensions: ['.pgen'],
  holds: { values: 'dosages', positions: true, alleles: true, ploidy: false, samplesInRows: false },
  recognises: ({ path, head }) =>
    (path.endsWith('.pgen') && magic.equals(head.subarray(0, 2))) || namesSet(path, head.length > 0),
  files: (path) => (namesSet(path, existsSync(path)) ? (Object.values(pgenFiles(path)) as string[]) : []),
  open: async (source) => (await import('./open-pgen.js')).openPgen(source),
  writtenFiles: (path) => Object.values(writtenPgenFiles(path)) as string[],
  write: async (...of) => (await import('./write-pgen.js')).writePgen(...of),
});

function namesSet(path: string, isFile: boolean): boolean {
  const { pgen, pvar } = pgenFiles(path);
  return isOfSet(path, pgen, pvar, isFile);
}
