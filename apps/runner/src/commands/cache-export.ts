import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jsonOption } from './json-option.js';
import { path } from './option-kinds.js';
import { storeOption } from './store-option.js';

/** `snpress cache export RUN FILE` */
export const cacheExportCommand = defineCommand({
  command: 'export <run> <file>',
  describe: 'Write a run with all its results to one archive, for another machine',
  builder: (yargs) =>
    jsonOption(
      storeOption(
        yargs
          .positional('run', {
            type: 'string',
            demandOption: true,
            describe: '<experiment>/<run>, or <experiment> for its latest run',
          })
          .positional('file', {
            ...path,
            demandOption: true,
            describe: 'The archive to write; compressed when it ends in .gz or .tgz',
          }),
      ),
    ).example('$0 cache export xie2017 xie2017.tar.gz', ''),
  handler: async ({ run: name, file, store, json }) => {
    const { exportRun } = await import('@snpress/pipeline/store/export-run');
    const { parseRunName } = await import('../cache/parse-run-name.js');
    const { requireStore } = await import('../cache/require-store.js');
    const { describeExported } = await import('../view/describe-cache.js');
    const { createProgressLine } = await import('../view/progress-line.js');
    const { statSync } = await import('node:fs');
    const wanted = parseRunName(name);
    requireStore(store);
    const progress = createProgressLine();
    const { run, ...sizes } = await exportRun(store, wanted, file, {
      onProgress({ phase, done, total }) {
        progress.update(phase === 'verify' ? 'verifying' : `writing ${file}`, done, total);
      },
    });
    progress.end();
    const exported = { run: `${run.scope}/${run.id}`, file, size: statSync(file).size, ...sizes };
    if (json) printJson(exported);
    else print(describeExported(exported));
  },
});
