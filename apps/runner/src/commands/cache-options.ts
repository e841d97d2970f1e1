import type { Argv } from 'yargs';

/** What every command on a store is told. */
export interface CacheArguments {
  readonly store: string;
  readonly json: boolean;
}

/** `--store` and `--json`. */
export function cacheOptions<T>(yargs: Argv<T>): Argv<T & CacheArguments> {
  return yargs
    .option('store', {
      type: 'string',
      default: '.snpress',
      describe: 'Folder that keeps the results of stages',
    })
    .option('json', { type: 'boolean', default: false, describe: 'As JSON' });
}
