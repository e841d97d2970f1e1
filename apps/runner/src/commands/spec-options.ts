import type { Argv } from 'yargs';

/** What every command that takes a spec is told. */
export interface SpecArguments {
  readonly spec: string;
  readonly set: readonly string[];
  readonly store: string;
}

/** The positional SPEC, `--set` and `--store`. */
export function specOptions<T>(yargs: Argv<T>): Argv<T & SpecArguments> {
  return yargs
    .positional('spec', { type: 'string', describe: 'YAML file of the experiment', demandOption: true })
    .option('set', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [] as string[],
      describe: 'Change a value of the spec: --set models.lasso.grid.alpha=[0.1,0.7]',
    })
    .option('store', {
      type: 'string',
      default: '.snpress',
      describe: 'Folder that keeps the results of stages for later runs',
    });
}
