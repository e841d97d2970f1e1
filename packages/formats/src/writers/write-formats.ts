/** The names of the formats that a matrix can be written in. */
export const writeFormats = [
  'arrow',
  'parquet',
  'tsv',
  'csv',
  'bed',
  'gct',
  'long',
  'plink',
  'pgen',
  'vcf',
  'rqtl2',
] as const;

/** A name in `writeFormats`. */
export type WriteFormat = (typeof writeFormats)[number];
