import { cacheExportCommand } from './cache-export.js';
import { cacheGcCommand } from './cache-gc.js';
import { cacheImportCommand } from './cache-import.js';
import { cacheLsCommand } from './cache-ls.js';
import { cacheVerifyCommand } from './cache-verify.js';
import { defineGroup } from './define-command.js';

/** `snpress cache …` */
export const cacheCommand = defineGroup('cache', 'Look at, check, clean or exchange stored results', [
  cacheLsCommand,
  cacheVerifyCommand,
  cacheGcCommand,
  cacheExportCommand,
  cacheImportCommand,
]);
