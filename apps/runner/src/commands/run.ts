import type { CommandModule } from 'yargs';
import { jobsOption } from './jobs-option.js';
import { parseSize } from './memory-option.js';
import { selectionOptions, type SelectionArguments } from './selection-options.js';
import { specOptions, type SpecArguments } from './spec-options.js';

interface RunArguments extends SpecArguments, SelectionArguments {
  readonly keepGoing: boolean;
  /** In bytes. */
  readonly memory: number | undefined;
  readonly jobs: number | undefined;
  readonly out: string;
  readonly logFormat: 'auto' | 'plain' | 'json';
}

/** `snpress run SPEC` */
export const runCommand: CommandModule<object, RunArguments> = {
  command: 'run <spec>',
  describe: 'Run an experiment: train, choose, evaluate, report; only what changed is computed',
  builder: (yargs) =>
    jobsOption(selectionOptions(specOptions(yargs)))
      .option('memory', {
        type: 'string',
        describe:
          'What the stages that run at one time may take together, such as 8GB. Default: 80 % of the memory',
        coerce: parseSize,
      })
      .option('keep-going', {
        alias: 'k',
        type: 'boolean',
        default: false,
        describe: 'After a failure, go on with every stage that does not depend on it',
      })
      .option('out', {
        type: 'string',
        default: 'runs',
        describe: 'Folder for the results: OUT/<name>/<run>',
      })
      .option('log-format', {
        choices: ['auto', 'plain', 'json'] as const,
        default: 'auto' as const,
        describe: 'How progress is shown: a live list on a terminal, plain lines in a pipe, or NDJSON events',
      })
      .example('$0 run experiments/quickstart.yaml', 'a simulated cross, in under a minute')
      .example(
        '$0 run my.yaml --set seed=7 --set "models.lasso.grid.alpha=[0.1, 0.7]"',
        'change the spec from here',
      )
      .example('$0 run my.yaml --only "*/refit/lasso"', 'fit one model and nothing else')
      .example('$0 run my.yaml --jobs 8 --log-format json', 'for programs') as never,
  handler: async (args) => {
    const { runExperiment } = await import('../run/run-experiment.js');
    await runExperiment(args);
  },
};
