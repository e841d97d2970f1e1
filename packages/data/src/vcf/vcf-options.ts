import { z } from 'zod';

/** What to read of a VCF file, and how. */
export const vcfOptions = z
  .strictObject({
    field: z
      .enum(['GT', 'DS'])
      .optional()
      .describe(
        'Which field of the samples is read: GT, called genotypes, or DS, dosages. When left out, GT where a line has it, else DS.',
      ),
    ploidy: z
      .union([z.literal(1), z.literal(2)])
      .optional()
      .describe(
        'Copies of each chromosome. When left out, 1 if all calls of the first markers are haploid, else 2.',
      ),
    multiallelic: z
      .enum(['refuse', 'split', 'skip'])
      .default('refuse')
      .describe('What a line with several ALT alleles is: an error, one marker per ALT allele, or left out.'),
    pass: z.boolean().default(false).describe('Whether to read only lines whose FILTER is PASS or missing.'),
    region: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .optional()
      .describe(
        'Where markers are read, such as chr1, chr1:20000-30000 or a list of these: positions from 1, both ends included. A tabix index beside the file (.tbi, .csi) is used.',
      ),
    samples: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .optional()
      .describe('The samples to read, in this order: a list of ids, or a file with one id per line.'),
  })
  .describe('What to read of a VCF file.');

/** What to read of a VCF file, defaults to be filled in. */
export type VcfOptions = z.input<typeof vcfOptions>;

/** What to read of a VCF file, defaults filled in. */
export type VcfSelection = z.output<typeof vcfOptions>;
