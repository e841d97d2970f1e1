import type { CommandModule } from 'yargs';
import { cacheOptions, type CacheArguments } from './cache-options.js';

interface ExportArguments extends CacheArguments {
  readonly run: string;
  readonly file: string;
}

/** `snpress cache export RUN FILE` */
export const cacheExportCommand: CommandModule<object, ExportArguments> = {
  command: 'export <run> <file>',
  describe: 'Write a run with all its results to one archive, for another machine',
  builder: (yargs) =>
    cacheOptions(
      yargs
        .positional('run', {
          type: 'string',
          demandOption: true,
          describe: '<experiment>/<run>, or <experiment> for its latest run',
        })
        .positional('file', {
          type: 'string',
          demandOption: true,
          describe: 'The archive to write; compressed when it ends in .gz or .tgz',
        }),
    ).example('$0 cache export xie2017 xie2017.tar.gz', ''),
  handler: async (args) => {
    const { exportCachedRun } = await import('../cache/export-cached-run.js');
    await exportCachedRun(args);
  },
};
