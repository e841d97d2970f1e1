import { print, printJson, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { formatChoices } from './format-choices.js';
import { jsonOption } from './json-option.js';
import { givenOptions, matrixOptions } from './matrix-options.js';
import { path } from './option-kinds.js';

/** `snpress data inspect FILE` */
export const dataInspectCommand = defineCommand({
  command: 'inspect <file>',
  describe: 'Show what is in a genotype or expression matrix: dimensions, coding, missing values, ids',
  loads: formatChoices,
  builder: (yargs, formats) =>
    jsonOption(
      matrixOptions(yargs.positional('file', { ...path, describe: 'The file', demandOption: true }), formats),
    ).example('$0 data inspect genotypes.txt --missing 2', 'the code 2 stands for a missing call'),
  handler: async ({ file, json, ...args }) => {
    const { inspectMatrix } = await import('@snpress/data/inspect/inspect-matrix');
    const { readMatrix } = await import('@snpress/formats/readers/read-matrix');
    const { matrix, warnings } = await readMatrix(file, givenOptions(args));
    const summary = inspectMatrix(matrix);
    if (json) {
      printJson({ file, ...summary, warnings });
      return;
    }
    const { describeSummary } = await import('../view/describe-summary.js');
    const { terminalWidth } = await import('../view/terminal-width.js');
    warn(warnings);
    print(describeSummary(summary, Math.min(80, terminalWidth())));
  },
});
