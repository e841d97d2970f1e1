import type { CommandModule } from 'yargs';
import { cacheOptions, type CacheArguments } from './cache-options.js';

interface ImportArguments extends CacheArguments {
  readonly file: string;
}

/** `snpress cache import FILE` */
export const cacheImportCommand: CommandModule<object, ImportArguments> = {
  command: 'import <file>',
  describe: 'Read such an archive into a store, checked; from those whom you trust to have computed it',
  builder: (yargs) =>
    cacheOptions(
      yargs.positional('file', { type: 'string', demandOption: true, describe: 'The archive' }),
    ).example('$0 cache import xie2017.tar.gz', 'running xie2017.yaml then computes nothing'),
  handler: async (args) => {
    const { importRunArchive } = await import('../cache/import-run-archive.js');
    await importRunArchive(args);
  },
};
