import { dataConvertCommand } from './data-convert.js';
import { dataFetchCommand } from './data-fetch.js';
import { dataInspectCommand } from './data-inspect.js';
import { dataReconcileCommand } from './data-reconcile.js';
import { dataSimulateCommand } from './data-simulate.js';
import { defineGroup } from './define-command.js';

/** `snpress data …` */
export const dataCommand = defineGroup('data', 'Look at, convert, reconcile, simulate or fetch data', [
  dataInspectCommand,
  dataConvertCommand,
  dataReconcileCommand,
  dataSimulateCommand,
  dataFetchCommand,
]);
