import { pgenReader } from '../pgen/pgen-reader.js';
import { plinkReader } from '../plink/plink-reader.js';
import { vcfReader } from '../vcf/vcf-reader.js';
import type { MarkerFormat } from './marker-formats.js';
import type { MarkerReader } from './marker-reader.js';

/** Every genotype format that is read marker by marker, by its name. A new one is a reader, its name and a line here. */
export const markerReaders: { readonly [format in MarkerFormat]: MarkerReader } = {
  plink: plinkReader,
  pgen: pgenReader,
  vcf: vcfReader,
};
