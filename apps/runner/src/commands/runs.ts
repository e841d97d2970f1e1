import type { CommandModule } from 'yargs';

interface RunsArguments {
  readonly experiment: string | undefined;
  readonly in: string;
  readonly json: boolean;
}

/** `snpress runs [EXPERIMENT]` */
export const runsCommand: CommandModule<object, RunsArguments> = {
  command: 'runs [experiment]',
  describe: 'List finished runs, newest first, with their headline numbers',
  builder: (yargs) =>
    yargs
      .positional('experiment', { type: 'string', describe: 'Only runs of this experiment' })
      .option('in', { type: 'string', default: 'runs', describe: 'Folder with the runs' })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .example('$0 runs', 'of all experiments')
      .example('$0 runs xie2017 --json', 'for programs'),
  handler: async (args) => {
    const { showRuns } = await import('../run-history/show-runs.js');
    showRuns(args);
  },
};
