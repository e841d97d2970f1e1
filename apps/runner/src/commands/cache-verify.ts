import type { CommandModule } from 'yargs';
import { cacheOptions, type CacheArguments } from './cache-options.js';

interface VerifyArguments extends CacheArguments {
  readonly repair: boolean;
}

/** `snpress cache verify` */
export const cacheVerifyCommand: CommandModule<object, VerifyArguments> = {
  command: 'verify',
  describe: 'Read and check every stored result; exit code 1 if one is damaged',
  builder: (yargs) =>
    cacheOptions(yargs)
      .option('repair', {
        type: 'boolean',
        default: false,
        describe: 'Move what is damaged to STORE/damaged, so that the next run makes it anew',
      })
      .example('$0 cache verify', 'after a disk or a copy was in doubt')
      .example('$0 cache verify --repair', 'and put aside what is damaged'),
  handler: async (args) => {
    const { verifyCache } = await import('../cache/verify-cache.js');
    await verifyCache(args);
  },
};
