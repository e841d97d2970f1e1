import { z } from 'zod';
import { longFields } from '../long/long-options.js';
import { markerFormats } from '../markers/marker-formats.js';
import { delimiters } from '../text/delimiter.js';
import { vcfFields } from '../vcf/vcf-options.js';

/** The names of the matrix formats that can be read. */
export const matrixFormats = [
  'matrix-eqtl',
  'tsv',
  'csv',
  'bed',
  'gct',
  'long',
  'arrow',
  'parquet',
  ...markerFormats,
  'rqtl2',
] as const;

/** Formats that know one orientation only. */
const featuresInRows: ReadonlySet<string> = new Set(['matrix-eqtl', 'bed', 'gct', 'long']);

/** Where a matrix is and how it is written. */
export const matrixSource = z
  .strictObject({
    path: z.string().min(1).describe('The file, plain or gzip-compressed.'),
    format: z
      .enum(matrixFormats)
      .optional()
      .describe(
        'matrix-eqtl: features in rows, a header line of sample ids, separated by tabs, commas, semicolons or spaces; tsv, csv: the same with tabs, with commas or semicolons; bed: expression with positions, as GTEx and QTLtools have it; gct: GCT 1.2 or 1.3; long: one row per sample and gene; arrow: an Arrow IPC file (Feather) of ours or a plain table; parquet: a Parquet file of ours or a plain table; plink: PLINK 1 .bed, .bim and .fam; pgen: PLINK 2 .pgen, .pvar and .psam; vcf: VCF 4, plain, gzip or BGZF; rqtl2: an R/qtl2 control file, or a ZIP archive with one. Recognised by content when left out.',
      ),
    missing: z
      .array(z.string())
      .default(['NA', 'NaN', 'nan', '', '.'])
      .describe(
        'The texts that stand for a missing value, instead of the default ones. Compared as text: "2" is not "2.0".',
      ),
    delimiter: z
      .enum(delimiters)
      .optional()
      .describe(
        'What separates the fields of a line; space is any run of spaces and tabs. Recognised in the header line when left out.',
      ),
    orientation: z
      .enum(['features-in-rows', 'samples-in-rows'])
      .default('features-in-rows')
      .describe(
        'What a line holds: one marker or gene of all samples, or one sample. Matters for tsv, csv, arrow and parquet.',
      ),
    multiallelic: z
      .enum(['refuse', 'split', 'skip'])
      .optional()
      .describe(
        'What becomes of a site with several alternative alleles, in genotype formats that know them: refuse (the default), split into one marker per alternative allele, or skip.',
      ),
    long: longFields.optional(),
    vcf: vcfFields.optional(),
    part: z
      .enum(['geno', 'pheno'])
      .optional()
      .describe(
        'What is read of an R/qtl2 cross: its genotypes or its phenotypes. The default is what the matrix is for.',
      ),
  })
  .superRefine(({ format, orientation }, context) => {
    if (format === undefined || !featuresInRows.has(format) || orientation === 'features-in-rows') return;
    context.addIssue({
      code: 'custom',
      path: ['orientation'],
      message:
        format === 'long'
          ? 'long tables have neither features nor samples in rows, but both'
          : `${format} files have features in rows; for samples in rows use the format tsv or csv`,
    });
  })
  .describe('A genotype or expression matrix in a file.');

/** A complete matrix source, defaults filled in. */
export type MatrixSource = z.output<typeof matrixSource> & {
  /** Copies of each chromosome, where that is known of genotypes: those of haploids are dosages of 0 and 1. */
  readonly ploidy?: 1 | 2 | undefined;
  /** What the matrix is for, where that is known; chooses between the parts of a file that has both. */
  readonly role?: 'genotypes' | 'expression' | undefined;
};

/** A name in `matrixFormats`. */
export type MatrixFormat = (typeof matrixFormats)[number];
