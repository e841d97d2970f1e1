import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jsonOption } from './json-option.js';
import { path } from './option-kinds.js';

/** `snpress model inspect M` */
export const modelInspectCommand = defineCommand({
  command: 'inspect <model>',
  describe: 'Show what is in a model: settings, training samples, variants, genes, performance, origin',
  builder: (yargs) =>
    jsonOption(yargs.positional('model', { ...path, describe: 'The file', demandOption: true }))
      .option('gene', { type: 'string', describe: 'Also the performance and the weights of this gene' })
      .example('$0 model inspect runs/my-cross/latest/models/lasso.arrow --gene STE2', ''),
  handler: async ({ model: file, gene, json }) => {
    const { inspectModel } = await import('@snpress/experiment/model-tools/inspect-model');
    const { describeModel } = await import('../view/describe-model.js');
    const model = await inspectModel(file, gene);
    if (json) printJson(model);
    else print(describeModel(model));
  },
});
