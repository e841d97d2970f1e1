import type { Argv } from 'yargs';

/** `--force`, for commands that write files. */
export function forceOption<T>(yargs: Argv<T>): Argv<T & { readonly force: boolean }> {
  return yargs.option('force', {
    type: 'boolean',
    default: false,
    describe: 'Replace files that are there already',
  });
}
