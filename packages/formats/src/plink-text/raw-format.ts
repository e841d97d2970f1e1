import { defineFormat } from '../format/format.js';

/** What plink exports for R, a line per sample. */
export const rawFormat = defineFormat({
  name: 'raw',
  summary: 'what plink exports with --export A (.raw): a line per sample',
  extensions: [],
  holds: { values: 'dosages', positions: false, alleles: true, ploidy: false, samplesInRows: false },
  recognises: ({ firstLine }) =>
    firstLine !== undefined &&
    /^FID[\t ]+IID[\t ]+PAT[\t ]+MAT[\t ]+SEX[\t ]+PHENOTYPE[\t ]/.test(firstLine.text),
  read: async (source) => (await import('./read-raw.js')).readRaw(source),
});
