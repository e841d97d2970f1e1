import type { CommandModule } from 'yargs';
import { cacheExportCommand } from './cache-export.js';
import { cacheGcCommand } from './cache-gc.js';
import { cacheImportCommand } from './cache-import.js';
import { cacheLsCommand } from './cache-ls.js';
import { cacheVerifyCommand } from './cache-verify.js';

/** `snpress cache …` */
export const cacheCommand: CommandModule = {
  command: 'cache <action>',
  describe: 'Look at, check, clean or exchange stored results',
  builder: (yargs) =>
    yargs
      .command(cacheLsCommand)
      .command(cacheVerifyCommand)
      .command(cacheGcCommand)
      .command(cacheExportCommand)
      .command(cacheImportCommand)
      .demandCommand(1, 'say what to do with the store'),
  handler: () => undefined,
};
