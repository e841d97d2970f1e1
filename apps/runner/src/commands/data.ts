import type { CommandModule } from 'yargs';
import { dataConvertCommand } from './data-convert.js';
import { dataFetchCommand } from './data-fetch.js';
import { dataInspectCommand } from './data-inspect.js';
import { dataReconcileCommand } from './data-reconcile.js';
import { dataSimulateCommand } from './data-simulate.js';

/** `snpress data …` */
export const dataCommand: CommandModule = {
  command: 'data <action>',
  describe: 'Look at, convert, reconcile, simulate or fetch data',
  builder: (yargs) =>
    yargs
      .command(dataInspectCommand)
      .command(dataConvertCommand)
      .command(dataReconcileCommand)
      .command(dataSimulateCommand)
      .command(dataFetchCommand)
      .demandCommand(1, 'say what to do with the data'),
  handler: () => undefined,
};
