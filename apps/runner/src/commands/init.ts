import type { CommandModule } from 'yargs';
import { RequestError } from '@snpress/experiment/request-error';

interface InitArguments {
  readonly files: readonly string[];
  readonly simulate: boolean;
  readonly name: string | undefined;
  readonly out: string | undefined;
}

/** `snpress init [FILES…]` */
export const initCommand: CommandModule<object, InitArguments> = {
  command: 'init [files..]',
  describe: 'Write a spec for your files, which it looks at: formats, sample ids, missing codes, ploidy',
  builder: (yargs) =>
    yargs
      .positional('files', {
        type: 'string',
        array: true,
        default: [] as string[],
        describe: 'Genotypes, expression and, where you have them, tables of positions; in any order',
      })
      .option('simulate', {
        type: 'boolean',
        default: false,
        describe: 'No files: an example on a simulated cross',
      })
      .option('name', {
        type: 'string',
        describe: 'Name of the experiment. Default: that of the spec',
        coerce: (name: string | undefined) => {
          if (name !== undefined && !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))
            throw new RequestError('--name may have letters, digits, ".", "_" and "-": it names a folder');
          return name;
        },
      })
      .option('out', { type: 'string', describe: 'The spec to write, a new file. Default: NAME.yaml' })
      .example('$0 init genotypes.txt expression.tsv.gz snp_positions.txt', '')
      .example('$0 init --simulate --name first', 'something to try'),
  handler: async (args) => {
    const { initExperiment } = await import('../init/init-experiment.js');
    await initExperiment(args);
  },
};
