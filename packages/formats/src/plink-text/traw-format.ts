import { defineFormat } from '../format/format.js';

/** What plink exports for R, a line per marker. */
export const trawFormat = defineFormat({
  name: 'traw',
  summary: 'what plink exports with --export A-transpose (.traw): a line per marker',
  extensions: [],
  holds: { values: 'dosages', positions: true, alleles: true, ploidy: false, samplesInRows: false },
  recognises: ({ firstLine }) =>
    firstLine !== undefined &&
    /^CHR[\t ]+SNP[\t ]+\(C\)M[\t ]+POS[\t ]+COUNTED[\t ]+ALT[\t ]/.test(firstLine.text),
  read: async (source) => (await import('./read-traw.js')).readTraw(source),
});
