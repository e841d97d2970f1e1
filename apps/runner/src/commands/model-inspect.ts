import type { CommandModule } from 'yargs';

interface InspectArguments {
  readonly model: string;
  readonly gene: string | undefined;
  readonly json: boolean;
}

/** `snpress model inspect M` */
export const modelInspectCommand: CommandModule<object, InspectArguments> = {
  command: 'inspect <model>',
  describe: 'Show what is in a model: settings, training samples, variants, genes, performance, origin',
  builder: (yargs) =>
    yargs
      .positional('model', { type: 'string', describe: 'The file', demandOption: true })
      .option('gene', { type: 'string', describe: 'Also the performance and the weights of this gene' })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .example('$0 model inspect runs/my-cross/latest/models/lasso.arrow --gene STE2', ''),
  handler: async (args) => {
    const { inspectModel } = await import('../model-tools/inspect-model.js');
    await inspectModel(args);
  },
};
