/** The names of the genotype formats that are read marker by marker. */
export const markerFormats = ['plink', 'pgen', 'vcf'] as const;

/** A name in `markerFormats`. */
export type MarkerFormat = (typeof markerFormats)[number];
