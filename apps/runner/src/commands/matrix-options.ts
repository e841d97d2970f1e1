import type { ReadMatrixOptions } from '@snpress/formats';
import type { Argv, InferredOptionTypes } from 'yargs';
import type { FormatChoices } from './format-choices.js';
import { missing, repeatable } from './option-kinds.js';

/** `--format`, `--missing`, `--encoding`, `--orientation`, `--ploidy`, `--multiallelic`, `--part`, `--field`, `--region`, `--id-column`, `--sample-column`, `--gene-column` and `--value-column`: how a matrix file is to be read, where that is not to be recognised. */
export function matrixOptions<T>(yargs: Argv<T>, formats: FormatChoices) {
  return yargs.options(optionsWith(formats));
}

const column = (what: string) =>
  ({ type: 'string', describe: `The column of ${what} in a long table` }) as const;

const optionsWith = ({ all, encodings }: FormatChoices) =>
  ({
    format: {
      choices: all,
      describe: 'How the file is written; recognised by content by default',
    },
    missing,
    encoding: {
      choices: encodings,
      describe: 'What a table of text is written in; UTF-8 by default',
    },
    orientation: {
      choices: ['features-in-rows', 'samples-in-rows'],
      describe: 'What a line holds: a marker or gene, or a sample',
    },
    ploidy: {
      choices: [1, 2],
      describe: 'Copies of each chromosome, for plink, pgen, vcf and rqtl2; 1: dosages are 0 and 1',
    },
    multiallelic: {
      choices: ['refuse', 'split', 'skip'],
      describe: 'What becomes of sites with several alternative alleles; refused by default',
    },
    part: {
      choices: ['geno', 'pheno'],
      describe: 'What to read of an R/qtl2 cross; genotypes by default',
    },
    field: {
      choices: ['GT', 'DS'],
      describe: 'What to read of a VCF file: calls or dosages; GT where a line has it by default',
    },
    region: {
      ...repeatable,
      describe: 'Which part of a VCF file to read, such as chr1:20000-30000; can be repeated',
    },
    'id-column': { type: 'string', describe: 'The column of ids in an Arrow or Parquet table' },
    'sample-column': column('sample ids'),
    'gene-column': column('gene or marker ids'),
    'value-column': column('values'),
  }) as const;

type MatrixArguments = InferredOptionTypes<ReturnType<typeof optionsWith>>;

/** The options that were given, for `readMatrix`. */
export function givenOptions(args: MatrixArguments): ReadMatrixOptions {
  const { format, missing: codes, orientation, ploidy, multiallelic, part } = args;
  const { 'sample-column': sample, 'gene-column': gene, 'value-column': value, field, region } = args;
  const { 'id-column': idColumn, encoding } = args;
  return (
    given({
      ...{ format, missing: codes, orientation, ploidy, multiallelic, part, idColumn, encoding },
      long: given({ sample, gene, value }),
      vcf: given({ field, region }),
    }) ?? {}
  );
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** What of an object is not undefined; undefined where nothing is left. */
function given<T extends object>(all: T): Given<T> | undefined {
  const known = Object.entries(all).filter(([, value]) => value !== undefined);
  return known.length === 0 ? undefined : (Object.fromEntries(known) as Given<T>);
}
