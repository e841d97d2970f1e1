import { defineFormat } from '../format/format.js';
import { isServiceFile } from './is-service-file.js';

/** What genotyping services hand out: the genotypes of one person as letters. */
export const serviceFormat = defineFormat({
  name: '23andme',
  summary: 'the genotypes of one person as 23andMe, AncestryDNA and others hand them out',
  extensions: [],
  holds: { values: 'calls', positions: true, alleles: true, ploidy: false, samplesInRows: false },
  recognises: ({ head }) => isServiceFile(head),
  open: async ({ path, ploidy }) => (await import('./open-service-file.js')).openServiceFile(path, ploidy),
});
