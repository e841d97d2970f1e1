import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { inOption } from './in-option.js';
import { jsonOption } from './json-option.js';
import { path } from './option-kinds.js';

/** `snpress compare RUN RUN…` */
export const compareCommand = defineCommand({
  command: 'compare <runs..>',
  describe: 'Show how the settings, inputs and results of runs differ',
  builder: (yargs) =>
    jsonOption(
      inOption(
        yargs.positional('runs', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'Runs: a folder, <experiment>/<run>, or <experiment> for its latest run',
        }),
      ),
    )
      .option('out', { ...path, describe: 'Also draw a page, in this new folder' })
      .example('$0 compare quickstart xie2017', 'the latest runs of two experiments')
      .example('$0 compare lasso/20261122-101500-3f2a1b lasso --out page', 'an earlier run with the latest'),
  handler: async (args) => {
    const { compareRuns } = await import('@snpress/experiment/compare/compare-runs');
    const { describeComparison } = await import('../view/describe-comparison.js');
    const { comparison, page } = await compareRuns(args);
    if (args.json) printJson(comparison);
    else print(describeComparison(comparison) + (page === undefined ? '' : `\n\nPage: ${page}`));
  },
});
