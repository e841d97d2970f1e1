import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { inOption } from './in-option.js';
import { jsonOption } from './json-option.js';
import { path } from './option-kinds.js';

/** `snpress runs export RUN --ro-crate --out DIR` */
export const runsExportCommand = defineCommand({
  command: 'export <run>',
  describe:
    'Write a run for an archive, with what it says of itself; inputs are named by their digests, not copied',
  builder: (yargs) =>
    jsonOption(inOption(yargs))
      // The argument of "runs", within which this command is.
      .hide('experiment')
      .positional('run', {
        type: 'string',
        demandOption: true,
        describe: '<experiment>/<run>, <experiment> for its latest run, or a folder',
      })
      .option('ro-crate', {
        type: 'boolean',
        demandOption: true,
        describe: 'As a Workflow Run RO-Crate, which Zenodo and WorkflowHub read; there is no other kind',
      })
      .option('out', { ...path, demandOption: true, describe: 'The new folder' })
      .option('license', {
        type: 'string',
        default: 'not specified',
        describe: 'Under which licence the results are published: an address, or a text',
      })
      .example(
        '$0 runs export my-cross --ro-crate --out crate --license https://creativecommons.org/licenses/by/4.0/',
        '',
      ),
  handler: async ({ json, roCrate, ...request }) => {
    const { archiveRun } = await import('@snpress/experiment/archive/archive-run');
    const { RequestError } = await import('@snpress/experiment/request-error');
    const { counted } = await import('@snpress/data/words/counted');
    const { formatBytes } = await import('@snpress/data/words/format-bytes');
    if (!roCrate) throw new RequestError('say --ro-crate: there is no other kind of archive');
    const archived = await archiveRun(request);
    if (json) printJson(archived);
    else
      print(
        `${archived.folder}: ${archived.run} as a Workflow Run RO-Crate, ${counted(archived.files, 'file')}, ${formatBytes(archived.bytes)}`,
      );
  },
});
