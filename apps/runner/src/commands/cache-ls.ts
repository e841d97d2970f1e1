import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jsonOption } from './json-option.js';
import { storeOption } from './store-option.js';

/** `snpress cache ls` */
export const cacheLsCommand = defineCommand({
  command: 'ls',
  describe: 'Show what takes the space, by experiment and by kind of stage',
  builder: (yargs) => jsonOption(storeOption(yargs)).example('$0 cache ls --store /data/.snpress', ''),
  handler: async ({ store, json }) => {
    const { storeUsage } = await import('@snpress/pipeline/store/store-usage');
    const { requireStore } = await import('../cache/require-store.js');
    const { describeUsage } = await import('../view/describe-usage.js');
    const { terminalWidth } = await import('../view/terminal-width.js');
    requireStore(store);
    const usage = await storeUsage(store);
    if (json) printJson({ store, ...usage });
    else print(describeUsage(store, usage, terminalWidth()));
  },
});
