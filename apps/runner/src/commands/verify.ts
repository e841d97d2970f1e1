import type { CommandModule } from 'yargs';
import { RequestError } from '@snpress/experiment/request-error';
import { jobsOption } from './jobs-option.js';
import { specOptions, type SpecArguments } from './spec-options.js';

interface VerifyArguments extends SpecArguments {
  readonly only: readonly string[];
  readonly repeat: number;
  readonly jobs: number | undefined;
  readonly json: boolean;
}

/** `snpress verify SPEC` */
export const verifyCommand: CommandModule<object, VerifyArguments> = {
  command: 'verify <spec>',
  describe: 'Run finished stages again and compare every byte with what is kept; changes nothing',
  builder: (yargs) =>
    jobsOption(specOptions(yargs))
      .option('only', {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        describe: 'These stages (ids or globs); all that have a result when absent',
      })
      .option('repeat', {
        type: 'number',
        default: 1,
        describe: 'How often each stage is run',
        coerce: (repeat: number) => {
          if (!Number.isInteger(repeat) || repeat < 1)
            throw new RequestError('--repeat must be a whole number from 1');
          return repeat;
        },
      })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .example('$0 verify experiments/quickstart.yaml', 'every stage once more')
      .example('$0 verify my.yaml --only "*/refit/mlp*" --repeat 3', 'the networks, three times'),
  handler: async (args) => {
    const { verifyExperiment } = await import('../run/verify-experiment.js');
    await verifyExperiment(args);
  },
};
