import { allFormats, namesOf } from '@snpress/formats/registry/formats';
import type { FormatName, ReadMatrixOptions } from '@snpress/formats';
import type { Argv } from 'yargs';

/** How a matrix file is to be read, where that is not to be recognised. */
export interface MatrixArguments {
  readonly format: FormatName | undefined;
  readonly missing: readonly string[] | undefined;
  readonly orientation: 'features-in-rows' | 'samples-in-rows' | undefined;
  readonly ploidy: 1 | 2 | undefined;
  readonly multiallelic: 'refuse' | 'split' | 'skip' | undefined;
  readonly part: 'geno' | 'pheno' | undefined;
  readonly field: 'GT' | 'DS' | undefined;
  readonly region: readonly string[] | undefined;
  readonly 'sample-column': string | undefined;
  readonly 'gene-column': string | undefined;
  readonly 'value-column': string | undefined;
}

/** `--format`, `--missing`, `--orientation`, `--ploidy`, `--multiallelic`, `--part`, `--field`, `--region`, `--sample-column`, `--gene-column` and `--value-column`. */
export function matrixOptions<T>(yargs: Argv<T>): Argv<T & MatrixArguments> {
  return yargs
    .option('format', {
      choices: namesOf(allFormats),
      describe: 'How the file is written; recognised by content by default',
    })
    .option('missing', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'A text that stands for a missing value; can be repeated',
    })
    .option('orientation', {
      choices: ['features-in-rows', 'samples-in-rows'] as const,
      describe: 'What a line holds: a marker or gene, or a sample',
    })
    .option('ploidy', {
      choices: [1, 2] as const,
      describe: 'Copies of each chromosome, for plink, pgen, vcf and rqtl2; 1: dosages are 0 and 1',
    })
    .option('multiallelic', {
      choices: ['refuse', 'split', 'skip'] as const,
      describe: 'What becomes of sites with several alternative alleles; refused by default',
    })
    .option('part', {
      choices: ['geno', 'pheno'] as const,
      describe: 'What to read of an R/qtl2 cross; genotypes by default',
    })
    .option('field', {
      choices: ['GT', 'DS'] as const,
      describe: 'What to read of a VCF file: calls or dosages; GT where a line has it by default',
    })
    .option('region', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Which part of a VCF file to read, such as chr1:20000-30000; can be repeated',
    })
    .option('sample-column', { type: 'string', describe: 'The column of sample ids in a long table' })
    .option('gene-column', { type: 'string', describe: 'The column of gene or marker ids in a long table' })
    .option('value-column', { type: 'string', describe: 'The column of values in a long table' });
}

/** The options that were given, for `readMatrix`. */
export function givenOptions({
  format,
  missing,
  orientation,
  ploidy,
  multiallelic,
  part,
  field,
  region,
  'sample-column': sample,
  'gene-column': gene,
  'value-column': value,
}: MatrixArguments): ReadMatrixOptions {
  return {
    ...(format === undefined ? {} : { format }),
    ...(missing === undefined ? {} : { missing: [...missing] }),
    ...(orientation === undefined ? {} : { orientation }),
    ...(ploidy === undefined ? {} : { ploidy }),
    ...(multiallelic === undefined ? {} : { multiallelic }),
    ...(part === undefined ? {} : { part }),
    ...(sample === undefined && gene === undefined && value === undefined
      ? {}
      : {
          long: {
            ...(sample === undefined ? {} : { sample }),
            ...(gene === undefined ? {} : { gene }),
            ...(value === undefined ? {} : { value }),
          },
        }),
    ...(field === undefined && region === undefined
      ? {}
      : {
          vcf: {
            ...(field === undefined ? {} : { field }),
            ...(region === undefined ? {} : { region: [...region] }),
          },
        }),
  };
}
