import { defineFormat } from '../format/format.js';
import { hasPhenoHeader } from './pheno-header.js';

/** Phenotypes as GCTA and PLINK take them, a line per sample. */
export const phenoFormat = defineFormat({
  name: 'pheno',
  summary: 'phenotypes as GCTA (.phen) and PLINK (--pheno) take them: FID, IID, then a column for each trait',
  extensions: [],
  holds: { values: 'numbers', positions: false, alleles: false, ploidy: false, samplesInRows: false },
  recognises: ({ path, firstLine }) =>
    firstLine !== undefined &&
    !path.endsWith('.psam') &&
    !firstLine.fields.includes('SEX') &&
    (/\.pheno?(?:\.gz)?$/.test(path) || hasPhenoHeader(firstLine.fields)),
  read: async (source) => (await import('./read-pheno.js')).readPheno(source),
});
