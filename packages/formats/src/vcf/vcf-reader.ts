import type { MarkerReader } from '../markers/marker-reader.js';
import { openVcf } from './open-vcf.js';

/** Reads VCF files. */
export const vcfReader: MarkerReader = {
  format: 'vcf',
  summary: 'VCF 4, plain, gzip or BGZF: genotype calls or dosages',
  recognises: (_path, head) => head.toString('latin1', 0, 16) === '##fileformat=VCF',
  // An index is of no influence on what is read.
  files: (path) => [path],
  open: ({ path, ploidy, multiallelic, vcf }) => openVcf(path, { ...vcf, ploidy, multiallelic }),
};
