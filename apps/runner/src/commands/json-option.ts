import type { Argv } from 'yargs';

/** `--json`. */
export function jsonOption<T>(yargs: Argv<T>): Argv<T & { readonly json: boolean }> {
  return yargs.option('json', { type: 'boolean', default: false, describe: 'As JSON' });
}
