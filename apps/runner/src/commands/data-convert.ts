import { print, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { forceOption } from './force-option.js';
import { RequestError } from '@snpress/experiment/request-error';
import { path, paths } from './option-kinds.js';
import { givenReading, readingChoices, readingOptions } from './reading-options.js';

/** `snpress data convert IN OUT` */
export const dataConvertCommand = defineCommand({
  command: 'convert <files..>',
  describe:
    'Convert a genotype or expression matrix, IN to OUT; the ending of OUT says to what, such as .bed, .vcf.gz, .arrow',
  loads: readingChoices,
  builder: (yargs, choices) =>
    forceOption(
      readingOptions(
        yargs.positional('files', {
          ...paths,
          describe: 'The file to read, or several of genotypes that are joined, and then the one to write',
          demandOption: true,
        }),
        choices,
      ),
    )
      .option('to', {
        choices: choices.writable,
        describe: 'The format to write; said by the ending of OUT by default',
      })
      .option('positions', { ...path, describe: 'A position table to keep with the matrix' })
      .example('$0 data convert genotypes.txt genotypes.arrow --missing 2 --positions snps.txt', '')
      .example('$0 data convert cross.yaml cross.vcf.gz', 'R/qtl2 to VCF, for tabix and bcftools')
      .example('$0 data convert imputed.vcf.gz imputed.pgen --field DS', 'dosages to PLINK 2'),
  handler: async (args) => {
    const { convertMatrix } = await import('@snpress/experiment/data-tools/convert-matrix');
    const output = args.files.at(-1)!;
    const input = args.files.slice(0, -1);
    if (input.length === 0) throw new RequestError('give the file to read, then the file to write');
    const reading = await givenReading(args);
    const { features, samples, warnings } = await convertMatrix({ ...args, input, output, reading });
    warn(warnings);
    print(`${output}: ${features} features × ${samples} samples`);
  },
});
