import { z } from 'zod';
import { vcfFieldNames } from './vcf-field.js';

/** What to read of a VCF file alone; other genotype formats have no such things. */
export const vcfFields = z
  .strictObject({
    field: z
      .enum([...vcfFieldNames, 'auto'])
      .optional()
      .describe(
        'Which field of the samples is read: GT, called genotypes; DS, dosages; GP, genotype probabilities, as expected dosages; or auto, call by call DS, else GP, else GT. When left out, GT where a line has it, else DS, else GP.',
      ),
    pass: z.boolean().default(false).describe('Whether to read only lines whose FILTER is PASS or missing.'),
    region: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .optional()
      .describe(
        'Where markers are read, such as chr1, chr1:20000-30000 or a list of these: positions from 1, both ends included. A tabix index beside the file (.tbi, .csi) is used.',
      ),
    samples: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('The ids of the samples to read, in this order; all when left out.'),
  })
  .describe('What to read of a VCF file; other formats have no such options.');

/** What to read of a VCF file, and how. */
export const vcfOptions = vcfFields.extend({
  samples: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
  ploidy: z.union([z.literal(1), z.literal(2)]).optional(),
  multiallelic: z.enum(['refuse', 'split', 'skip']).default('refuse'),
});

/**
 * How a VCF file is read. `field`: `GT`, `DS`, `GP` or `auto`, by default GT where a line has it, else DS, else GP; `ploidy`: copies of each
 * chromosome, by default 1 if all calls of the first markers are haploid, else 2; `multiallelic`: whether lines with
 * several ALT alleles are refused (the default), split into one marker for each, or skipped; `pass`: whether to read
 * only lines whose FILTER is PASS or missing; `region`: such as `chr1` or `chr1:20000-30000`, one or several;
 * `samples`: a list of ids, or a file with one id per line.
 */
export type VcfOptions = z.input<typeof vcfOptions>;

/** How a VCF file is read, defaults filled in. */
export type VcfSelection = z.output<typeof vcfOptions>;
