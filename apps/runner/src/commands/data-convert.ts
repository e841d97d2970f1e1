import { print, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { forceOption } from './force-option.js';
import { formatChoices } from './format-choices.js';
import { givenOptions, matrixOptions } from './matrix-options.js';
import { path } from './option-kinds.js';

/** `snpress data convert IN OUT` */
export const dataConvertCommand = defineCommand({
  command: 'convert <input> <output>',
  describe:
    'Convert a genotype or expression matrix; the ending of OUT says to what, such as .bed, .vcf.gz, .arrow',
  loads: formatChoices,
  builder: (yargs, formats) =>
    forceOption(
      matrixOptions(
        yargs
          .positional('input', { ...path, describe: 'The file to read', demandOption: true })
          .positional('output', { ...path, describe: 'The file to write', demandOption: true }),
        formats,
      ),
    )
      .option('to', {
        choices: formats.writable,
        describe: 'The format to write; said by the ending of OUT by default',
      })
      .option('positions', { ...path, describe: 'A position table to keep with the matrix' })
      .example('$0 data convert genotypes.txt genotypes.arrow --missing 2 --positions snps.txt', '')
      .example('$0 data convert cross.yaml cross.vcf.gz', 'R/qtl2 to VCF, for tabix and bcftools')
      .example('$0 data convert imputed.vcf.gz imputed.pgen --field DS', 'dosages to PLINK 2'),
  handler: async (args) => {
    const { convertMatrix } = await import('@snpress/experiment/data-tools/convert-matrix');
    const { features, samples, warnings } = await convertMatrix({ ...args, reading: givenOptions(args) });
    warn(warnings);
    print(`${args.output}: ${features} features × ${samples} samples`);
  },
});
