import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jsonOption } from './json-option.js';
import { path } from './option-kinds.js';
import { storeOption } from './store-option.js';

/** `snpress cache import FILE` */
export const cacheImportCommand = defineCommand({
  command: 'import <file>',
  describe: 'Read such an archive into a store, checked; from those whom you trust to have computed it',
  builder: (yargs) =>
    jsonOption(
      storeOption(yargs.positional('file', { ...path, demandOption: true, describe: 'The archive' })),
    ).example('$0 cache import xie2017.tar.gz', 'running xie2017.yaml then computes nothing'),
  handler: async ({ file, store, json }) => {
    const { importRun } = await import('@snpress/pipeline/store/import-run');
    const { requireFile } = await import('../cache/require-store.js');
    const { describeImported } = await import('../view/describe-cache.js');
    const { createProgressLine } = await import('../view/progress-line.js');
    requireFile(file);
    const progress = createProgressLine();
    const { run, ...counts } = await importRun(store, file, {
      onProgress({ done, total }) {
        progress.update(`reading ${file}`, done, total);
      },
    });
    progress.end();
    const imported = { run: `${run.scope}/${run.id}`, store, ...counts };
    if (json) printJson(imported);
    else print(describeImported(imported));
  },
});
