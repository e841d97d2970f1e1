import type { CommandModule } from 'yargs';
import { matrixOptions, type MatrixArguments } from './matrix-options.js';

interface InspectArguments extends MatrixArguments {
  readonly file: string;
  readonly json: boolean;
}

/** `snpress data inspect FILE` */
export const dataInspectCommand: CommandModule<object, InspectArguments> = {
  command: 'inspect <file>',
  describe: 'Show what is in a genotype or expression matrix: dimensions, coding, missing values, ids',
  builder: (yargs) =>
    matrixOptions(yargs.positional('file', { type: 'string', describe: 'The file', demandOption: true }))
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .example('$0 data inspect genotypes.txt --missing 2', 'the code 2 stands for a missing call'),
  handler: async (args) => {
    const { inspectFile } = await import('../data-tools/inspect-file.js');
    await inspectFile(args);
  },
};
