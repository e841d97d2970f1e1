import type { Argv } from 'yargs';
import { RequestError } from '@snpress/experiment/request-error';

/** `--jobs`. */
export function jobsOption<T>(yargs: Argv<T>): Argv<T & { readonly jobs: number | undefined }> {
  return yargs.option('jobs', {
    alias: 'j',
    type: 'number',
    describe: 'Worker threads; the results do not depend on it. Default: one per core',
    coerce: (value: number | undefined) => {
      if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
        throw new RequestError('--jobs must be a whole number from 1');
      }
      return value;
    },
  });
}
