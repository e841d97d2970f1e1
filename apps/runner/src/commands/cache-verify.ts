import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jsonOption } from './json-option.js';
import { storeOption } from './store-option.js';

/** `snpress cache verify` */
export const cacheVerifyCommand = defineCommand({
  command: 'verify',
  describe: 'Read and check every stored result; exit code 1 if one is damaged',
  builder: (yargs) =>
    jsonOption(storeOption(yargs))
      .option('repair', {
        type: 'boolean',
        default: false,
        describe: 'Move what is damaged to STORE/damaged, so that the next run makes it anew',
      })
      .example('$0 cache verify', 'after a disk or a copy was in doubt')
      .example('$0 cache verify --repair', 'and put aside what is damaged'),
  handler: async ({ store, repair, json }) => {
    const { verifyStore } = await import('@snpress/pipeline/store/verify-store');
    const { requireStore } = await import('../cache/require-store.js');
    const { describeDamage } = await import('../view/describe-cache.js');
    const { createProgressLine } = await import('../view/progress-line.js');
    requireStore(store);
    const progress = createProgressLine();
    const verified = await verifyStore(store, {
      repair,
      onProgress({ done, total }) {
        progress.update(`verifying ${store}`, done, total);
      },
    });
    progress.end();
    if (verified.damage.length > 0 && !repair) process.exitCode = 1;
    if (json) printJson({ store, ...verified });
    else print(describeDamage(verified, repair));
  },
});
