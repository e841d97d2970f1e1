import type { Argv } from 'yargs';
import { path } from './option-kinds.js';

/** `--in`, where finished runs are. */
export function inOption<T>(yargs: Argv<T>): Argv<T & { readonly in: string }> {
  return yargs.option('in', { ...path, default: 'runs', describe: 'Folder with the runs' });
}
