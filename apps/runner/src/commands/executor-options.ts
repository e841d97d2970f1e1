import type { Argv } from 'yargs';
import { jobsOption } from './jobs-option.js';

/** Where stages run. */
export interface ExecutorArguments {
  readonly executor: 'local' | 'slurm';
  readonly profile: string | undefined;
  readonly jobs: number | undefined;
}

/** `--executor`, `--profile` and `--jobs`. */
export function executorOptions<T>(yargs: Argv<T>): Argv<T & ExecutorArguments> {
  return profileOption(jobsOption(yargs)).option('executor', {
    choices: ['local', 'slurm'] as const,
    default: 'local' as const,
    describe: 'Where stages run: worker threads here, or a Slurm cluster; the results do not depend on it',
  });
}

/** `--profile`. */
export function profileOption<T>(yargs: Argv<T>): Argv<T & { readonly profile: string | undefined }> {
  return yargs.option('profile', {
    type: 'string',
    describe:
      'How the cluster is used: a YAML file, or the name of one in ~/.config/snpress/profiles (docs/how-to/cluster.md)',
  });
}
