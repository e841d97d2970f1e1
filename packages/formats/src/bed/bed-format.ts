import { defineFormat } from '../format/format.js';
import { isBedHeader } from './bed-columns.js';

/** BED files of expression. A name that ends in `.bed` alone is left to PLINK. */
export const bedFormat = defineFormat({
  name: 'bed',
  summary:
    'expression with positions, as GTEx and QTLtools have it: #chr, start, end, id, one column a sample',
  extensions: ['.bed.gz', '.expression.bed', '.phenotype.bed', '.phenotypes.bed'],
  holds: { values: 'numbers', positions: true, alleles: false, ploidy: false, samplesInRows: false },
  recognises: ({ firstLine }) => firstLine !== undefined && isBedHeader(firstLine.text),
  read: async (source) => (await import('./read-bed.js')).readBed(source),
  write: async (...of) => (await import('./write-bed-matrix.js')).writeBedMatrix(...of),
});
