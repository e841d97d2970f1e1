import type { CommandModule } from 'yargs';
import { modelInspectCommand } from './model-inspect.js';

/** `snpress model …` */
export const modelCommand: CommandModule = {
  command: 'model <action>',
  describe: 'Look at models that runs left',
  builder: (yargs) => yargs.command(modelInspectCommand).demandCommand(1, 'say what to do with the model'),
  handler: () => undefined,
};
