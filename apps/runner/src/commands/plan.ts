import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { executorOptions } from './executor-options.js';
import { jsonOption } from './json-option.js';
import { memoryOption } from './memory-option.js';
import { selectionOptions } from './selection-options.js';
import { remoteOption, specOptions } from './spec-options.js';

/** `snpress plan SPEC` */
export const planCommand = defineCommand({
  command: 'plan <spec>',
  describe: 'Say what a run would compute, why, and how long it may take, without running anything',
  builder: (yargs) =>
    jsonOption(memoryOption(executorOptions(selectionOptions(remoteOption(specOptions(yargs))))))
      .option('all', {
        type: 'boolean',
        default: false,
        describe: 'List every stage, those that would be reused too',
      })
      .example('$0 plan experiments/quickstart.yaml', 'what would run now, and why')
      .example('$0 plan my.yaml --set "models.lasso.grid.alpha=[0.1]"', 'what a change would cost')
      .example('$0 plan my.yaml --executor slurm --profile lab', 'what would be submitted to a cluster'),
  handler: async (args) => {
    const { planExperiment } = await import('@snpress/experiment/run/plan-experiment');
    const { describePlan, planJson } = await import('../view/describe-plan.js');
    const plan = await planExperiment(args);
    if (args.json) printJson(planJson(plan));
    else print(describePlan(plan, args.all));
  },
});
