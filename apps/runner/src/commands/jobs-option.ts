import type { Argv } from 'yargs';

/** `--jobs`. */
export function jobsOption<T>(yargs: Argv<T>): Argv<T & { readonly jobs: number | undefined }> {
  return yargs.option('jobs', {
    alias: 'j',
    type: 'number',
    describe: 'Worker threads; the results do not depend on it. Default: one per core',
  });
}
