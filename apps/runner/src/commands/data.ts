import type { CommandModule } from 'yargs';
import { dataConvertCommand } from './data-convert.js';
import { dataInspectCommand } from './data-inspect.js';
import { dataReconcileCommand } from './data-reconcile.js';
import { dataSimulateCommand } from './data-simulate.js';

/** `snpress data …` */
export const dataCommand: CommandModule = {
  command: 'data <action>',
  describe: 'Look at, convert, reconcile or simulate data',
  builder: (yargs) =>
    yargs
      .command(dataInspectCommand)
      .command(dataConvertCommand)
      .command(dataReconcileCommand)
      .command(dataSimulateCommand)
      .demandCommand(1, 'say what to do with the data'),
  handler: () => undefined,
};
