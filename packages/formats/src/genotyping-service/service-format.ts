import { utf8Text } from '@snpress/data/bytes/utf8-text';
import { defineFormat } from '../format/format.js';

const looked = 1 << 16;
const columnNames =
  /^\ufeff?(?:#[^\n]*\n)*?#?\s*"?rsid"?[\t,]"?chromosome"?[\t,]"?position"?[\t,]"?(?:genotype|result|allele1)\b/i;

/** What genotyping services hand out: the genotypes of one person as letters. */
export const serviceFormat = defineFormat({
  name: '23andme',
  summary: 'the genotypes of one person as 23andMe, AncestryDNA and others hand them out',
  extensions: [],
  holds: { values: 'calls', positions: true, alleles: true, ploidy: false, samplesInRows: false },
  recognises: ({ head }) => columnNames.test(utf8Text(head, 0, Math.min(head.length, looked))),
  open: async ({ path, ploidy }) => (await import('./open-service-file.js')).openServiceFile(path, ploidy),
});
