import type { CommandModule } from 'yargs';
import { selectionOptions, type SelectionArguments } from './selection-options.js';
import { specOptions, type SpecArguments } from './spec-options.js';

interface PlanArguments extends SpecArguments, SelectionArguments {
  readonly all: boolean;
  readonly json: boolean;
}

/** `snpress plan SPEC` */
export const planCommand: CommandModule<object, PlanArguments> = {
  command: 'plan <spec>',
  describe: 'Say what a run would compute, why, and how long it may take, without running anything',
  builder: (yargs) =>
    selectionOptions(specOptions(yargs))
      .option('all', {
        type: 'boolean',
        default: false,
        describe: 'List the stages that would be reused, too',
      })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .example('$0 plan experiments/quickstart.yaml', 'what would run now, and why')
      .example('$0 plan my.yaml --set "models.lasso.grid.alpha=[0.1]"', 'what a change would cost'),
  handler: async (args) => {
    const { planExperiment } = await import('../run/plan-experiment.js');
    await planExperiment(args);
  },
};
