import type { BackendName } from '@snpress/models';
import type { Argv } from 'yargs';
import { repeatable } from './option-kinds.js';
import { storeOption } from './store-option.js';

/** What every command that takes a spec is told. */
export interface SpecArguments {
  readonly spec: string;
  readonly set: string[];
  readonly store: string;
  readonly backend: BackendName | undefined;
}

/** The positional SPEC, `--set`, `--backend` and `--store`. */
export function specOptions<T>(yargs: Argv<T>): Argv<T & SpecArguments> {
  return storeOption(
    yargs
      .positional('spec', { type: 'string', describe: 'YAML file of the experiment', demandOption: true })
      .option('set', {
        ...repeatable,
        default: [] as string[],
        describe: 'Change a value of the spec: --set models.lasso.grid.alpha=[0.1,0.7]',
      })
      .option('backend', {
        // The list of the models would load them for every --help.
        choices: ['tensorflow', 'wasm', 'cpu'] as const satisfies readonly BackendName[],
        describe:
          'Train networks on a backend of TensorFlow.js in the place of our own kernels (as --set backend=NAME)',
      }),
  );
}

/** `--remote`. */
export function remoteOption<T>(yargs: Argv<T>): Argv<T & { readonly remote: string | undefined }> {
  return yargs.option('remote', {
    type: 'string',
    describe:
      'Store shared with others, s3://BUCKET/FOLDER: what it has is not computed again, what is computed here goes there',
  });
}
