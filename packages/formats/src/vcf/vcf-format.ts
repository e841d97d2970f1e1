import { defineFormat } from '../format/format.js';
import { isVcf } from './is-vcf.js';
import { vcfFields } from './vcf-options.js';

/** VCF files. An index beside one is of no influence on what is read, so it does not belong to it. */
export const vcfFormat = defineFormat({
  name: 'vcf',
  summary: 'VCF 4, plain, gzip or BGZF: genotype calls or dosages',
  extensions: ['.vcf', '.vcf.gz', '.vcf.bgz'],
  holds: { values: 'dosages', positions: true, alleles: true, ploidy: true, samplesInRows: false },
  options: { vcf: vcfFields.optional() },
  recognises: ({ head }) => isVcf(head),
  async open({ path, ploidy, multiallelic, vcf, signal, onProgress }) {
    const { openVcf } = await import('./open-vcf.js');
    return openVcf(path, { ...vcf, ploidy, multiallelic, signal, onProgress });
  },
  write: async (...of) => (await import('./write-vcf.js')).writeVcf(...of),
});
