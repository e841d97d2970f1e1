import type { CommandModule } from 'yargs';
import { cacheOptions, type CacheArguments } from './cache-options.js';

interface GcArguments extends CacheArguments {
  readonly keep: readonly string[];
  readonly keepLast: number | undefined;
  readonly dryRun: boolean;
}

/** `snpress cache gc` */
export const cacheGcCommand: CommandModule<object, GcArguments> = {
  command: 'gc',
  describe: 'Remove results that no kept run needs; safe while runs are at work',
  builder: (yargs) =>
    cacheOptions(yargs)
      .option('keep', {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        defaultDescription: 'latest',
        describe:
          'What to keep; can be repeated: "latest" (of each experiment, and what an unfinished run has got done), "all" runs, <experiment>, or <experiment>/<run>',
      })
      .option('keep-last', {
        type: 'number',
        describe: 'Keep that many of the latest runs of each experiment',
      })
      .option('dry-run', { alias: 'n', type: 'boolean', default: false, describe: 'Only say what would go' })
      .example('$0 cache gc --dry-run', 'what would go, and how much that is')
      .example('$0 cache gc --keep-last 3', 'for each experiment')
      .example(
        '$0 cache gc --keep latest --keep yeast/20261122-101500-3f2a1b',
        'and one earlier run',
      ) as never,
  handler: async (args) => {
    const { collectCache } = await import('../cache/collect-cache.js');
    collectCache(args);
  },
};
