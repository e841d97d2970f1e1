import { z } from 'zod';
import { vcfFields } from '../vcf/vcf-options.js';
import { markerFormats } from './marker-formats.js';

/** Where genotypes are and how they are to be read. */
export const markerSource = z.strictObject({
  path: z.string().min(1),
  format: z.enum(markerFormats).optional(),
  ploidy: z.union([z.literal(1), z.literal(2)]).optional(),
  multiallelic: z.enum(['refuse', 'split', 'skip']).default('refuse'),
  vcf: vcfFields.optional(),
});

/** A complete marker source, defaults filled in. */
export type MarkerSource = z.output<typeof markerSource>;
