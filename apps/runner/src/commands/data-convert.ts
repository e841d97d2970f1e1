import { namesOf, writableFormats } from '@snpress/formats/registry/formats';
import type { FormatName } from '@snpress/formats';
import type { CommandModule } from 'yargs';
import { matrixOptions, type MatrixArguments } from './matrix-options.js';

interface ConvertArguments extends MatrixArguments {
  readonly input: string;
  readonly output: string;
  readonly to: FormatName | undefined;
  readonly positions: string | undefined;
  readonly force: boolean;
}

/** `snpress data convert IN OUT` */
export const dataConvertCommand: CommandModule<object, ConvertArguments> = {
  command: 'convert <input> <output>',
  describe:
    'Convert a genotype or expression matrix; the ending of OUT says to what, such as .bed, .vcf.gz, .arrow',
  builder: (yargs) =>
    matrixOptions(
      yargs
        .positional('input', { type: 'string', describe: 'The file to read', demandOption: true })
        .positional('output', { type: 'string', describe: 'The file to write', demandOption: true }),
    )
      .option('to', {
        choices: namesOf(writableFormats),
        describe: 'The format to write; said by the ending of OUT by default',
      })
      .option('positions', {
        type: 'string',
        describe: 'A position table to keep with the matrix',
      })
      .option('force', {
        type: 'boolean',
        default: false,
        describe: 'Replace files that are there already',
      })
      .example('$0 data convert genotypes.txt genotypes.arrow --missing 2 --positions snps.txt', '')
      .example('$0 data convert cross.yaml cross.vcf.gz', 'R/qtl2 to VCF, for tabix and bcftools')
      .example('$0 data convert imputed.vcf.gz imputed.pgen --field DS', 'dosages to PLINK 2'),
  handler: async (args) => {
    const { convertFile } = await import('../data-tools/convert-file.js');
    await convertFile(args);
  },
};
