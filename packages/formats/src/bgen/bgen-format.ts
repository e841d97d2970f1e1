import { existsSync } from 'node:fs';
import { defineFormat } from '../format/format.js';
import { bgenFiles } from './bgen-files.js';

/** BGEN files. */
export const bgenFormat = defineFormat({
  name: 'bgen',
  summary: 'BGEN 1.2 or 1.3, with its .sample file where it has no ids of its own',
  extensions: [],
  holds: { values: 'dosages', positions: true, alleles: true, ploidy: true, samplesInRows: false },
  recognises: ({ path, head }) => head.toString('latin1', 16, 20) === 'bgen' || isOfSet(path),
  files(path) {
    const { bgen, sample } = bgenFiles(path);
    return isOfSet(path) ? (existsSync(sample) ? [bgen, sample] : [bgen]) : [];
  },
  open: async (source) => (await import('./open-bgen.js')).openBgen(source),
});

/** Whether a path names a BGEN file by its ending, or is that of its `.sample` file or the prefix of both. */
function isOfSet(path: string): boolean {
  const { bgen } = bgenFiles(path);
  return path.endsWith('.bgen') || (bgen !== path && existsSync(bgen));
}
