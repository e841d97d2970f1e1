import { defineFormat } from '../format/format.js';

/** GCT files: 1.2 and 1.3 are read, 1.2 is written. */
export const gctFormat = defineFormat({
  name: 'gct',
  summary: 'GCT 1.2 or 1.3, as GTEx, GenePattern and CMap have it',
  extensions: ['.gct', '.gct.gz'],
  holds: { values: 'numbers', positions: false, alleles: false, ploidy: false, samplesInRows: false },
  recognises: ({ firstLine }) => firstLine !== undefined && /^(?:\ufeff)?#1\.[23]\s*$/.test(firstLine.text),
  read: async (source) => (await import('./read-gct.js')).readGct(source),
  async write(path, matrix, options) {
    await (await import('./write-gct-matrix.js')).writeGctMatrix(path, matrix, options);
    return [];
  },
});
