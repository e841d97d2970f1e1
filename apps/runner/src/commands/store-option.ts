import type { Argv } from 'yargs';
import { path } from './option-kinds.js';

/** `--store`. */
export function storeOption<T>(yargs: Argv<T>): Argv<T & { readonly store: string }> {
  return yargs.option('store', {
    ...path,
    default: '.snpress',
    describe: 'Folder that keeps the results of stages for later runs',
  });
}
