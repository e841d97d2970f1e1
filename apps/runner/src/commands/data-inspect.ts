import { print, printJson, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jsonOption } from './json-option.js';
import { paths } from './option-kinds.js';
import { givenReading, readingChoices, readingOptions } from './reading-options.js';

/** `snpress data inspect FILE` */
export const dataInspectCommand = defineCommand({
  command: 'inspect <files..>',
  describe: 'Show what is in a genotype or expression matrix: dimensions, coding, missing values, ids',
  loads: readingChoices,
  builder: (yargs, choices) =>
    jsonOption(
      readingOptions(
        yargs.positional('files', {
          ...paths,
          describe: 'The file; several files of genotypes are joined',
          demandOption: true,
        }),
        choices,
      ),
    ).example('$0 data inspect genotypes.txt --missing 2', 'the code 2 stands for a missing call'),
  handler: async ({ files, json, ...args }) => {
    const { inspectMatrix } = await import('@snpress/data/inspect/inspect-matrix');
    const { readFiles } = await import('@snpress/experiment/data-tools/read-files');
    const { matrix, warnings } = await readFiles(files, (await givenReading(args)) ?? {});
    const summary = inspectMatrix(matrix);
    if (json) {
      printJson({ file: files.join(', '), ...summary, warnings });
      return;
    }
    const { describeSummary } = await import('../view/describe-summary.js');
    const { terminalWidth } = await import('../view/terminal-width.js');
    warn(warnings);
    print(describeSummary(summary, Math.min(80, terminalWidth())));
  },
});
