import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jsonOption } from './json-option.js';
import { repeatable } from './option-kinds.js';
import { storeOption } from './store-option.js';

/** `snpress cache gc` */
export const cacheGcCommand = defineCommand({
  command: 'gc',
  describe: 'Remove results that no kept run needs; safe while runs are at work',
  builder: (yargs) =>
    jsonOption(storeOption(yargs))
      .option('keep', {
        ...repeatable,
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
      .example('$0 cache gc --keep latest --keep yeast/20261122-101500-3f2a1b', 'and one earlier run'),
  handler: async ({ store, keep, keepLast, dryRun, json }) => {
    const { collectGarbage } = await import('@snpress/pipeline/store/collect-garbage');
    const { parseKeep } = await import('../cache/parse-keep.js');
    const { requireStore } = await import('../cache/require-store.js');
    const { describeCollected } = await import('../view/describe-cache.js');
    const rules = parseKeep(keep, keepLast);
    requireStore(store);
    const collected = collectGarbage(store, { keep: rules, dryRun });
    if (json) printJson({ store, dryRun, ...collected });
    else print(describeCollected(collected, dryRun));
  },
});
