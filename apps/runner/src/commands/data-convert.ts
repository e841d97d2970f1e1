import type { CommandModule } from 'yargs';
import { matrixOptions, type MatrixArguments } from './matrix-options.js';

interface ConvertArguments extends MatrixArguments {
  readonly input: string;
  readonly output: string;
  readonly positions: string | undefined;
}

/** `snpress data convert IN OUT` */
export const dataConvertCommand: CommandModule<object, ConvertArguments> = {
  command: 'convert <input> <output>',
  describe: 'Convert a matrix; the ending of OUT says to what: .arrow, .tsv, .csv, .tsv.gz, .csv.gz',
  builder: (yargs) =>
    matrixOptions(
      yargs
        .positional('input', { type: 'string', describe: 'The file to read', demandOption: true })
        .positional('output', { type: 'string', describe: 'The file to write', demandOption: true }),
    )
      .option('positions', {
        type: 'string',
        describe: 'A position table to keep with the matrix (for .arrow)',
      })
      .example('$0 data convert genotypes.txt genotypes.arrow --missing 2 --positions snps.txt', ''),
  handler: async (args) => {
    const { convertFile } = await import('../data-tools/convert-file.js');
    await convertFile(args);
  },
};
