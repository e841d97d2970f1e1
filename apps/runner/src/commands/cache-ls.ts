import type { CommandModule } from 'yargs';
import { cacheOptions, type CacheArguments } from './cache-options.js';

/** `snpress cache ls` */
export const cacheLsCommand: CommandModule<object, CacheArguments> = {
  command: 'ls',
  describe: 'Show what takes the space, by experiment and by kind of stage',
  builder: (yargs) => cacheOptions(yargs).example('$0 cache ls --store /data/.snpress', ''),
  handler: async (args) => {
    const { listCache } = await import('../cache/list-cache.js');
    await listCache(args);
  },
};
