import type { CommandModule } from 'yargs';
import { RequestError } from '@snpress/experiment/request-error';

interface CompareArguments {
  readonly runs: readonly string[];
  readonly in: string;
  readonly out: string | undefined;
  readonly json: boolean;
}

/** `snpress compare RUN RUN…` */
export const compareCommand: CommandModule<object, CompareArguments> = {
  command: 'compare <runs..>',
  describe: 'Show how the settings, inputs and results of runs differ',
  builder: (yargs) =>
    yargs
      .positional('runs', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Runs: a folder, <experiment>/<run>, or <experiment> for its latest run',
        coerce: (runs: string[]) => {
          if (runs.length < 2)
            throw new RequestError('compare needs two runs or more; "snpress runs" lists them');
          return runs;
        },
      })
      .option('in', { type: 'string', default: 'runs', describe: 'Folder with the runs' })
      .option('out', { type: 'string', describe: 'Also draw a page, in this new folder' })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .example('$0 compare quickstart xie2017', 'the latest runs of two experiments')
      .example('$0 compare lasso/20261122-101500-3f2a1b lasso --out page', 'an earlier run with the latest'),
  handler: async (args) => {
    const { compareFolders } = await import('../compare/compare-folders.js');
    await compareFolders(args);
  },
};
