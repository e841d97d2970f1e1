import type { MatrixSummary } from '@snpress/data';
import { print, printJson, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jsonOption } from './json-option.js';
import { paths } from './option-kinds.js';
import { givenReading, readingChoices, readingOptions } from './reading-options.js';

/** `snpress data inspect FILE` */
export const dataInspectCommand = defineCommand({
  command: 'inspect <files..>',
  describe:
    'Show what a file is, as init finds it, and what is in a matrix: dimensions, coding, missing values, ids',
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
    const { terminalWidth } = await import('../view/terminal-width.js');
    const columns = Math.min(80, terminalWidth());
    const reading = await givenReading(args);
    if (files.length === 1 && reading === undefined) {
      const { inspectFile } = await import('@snpress/experiment/init/inspect-file');
      const file = await inspectFile(files[0]!);
      if (file.kind !== 'matrix') {
        const { describeTable, tableJson } = await import('../view/describe-table.js');
        if (json) printJson(tableJson(file));
        else print(describeTable(file, columns));
        return;
      }
      await show(file.path, file.summary, file.warnings, { json, columns });
      return;
    }
    const { inspectMatrix } = await import('@snpress/data/inspect/inspect-matrix');
    const { readFiles } = await import('@snpress/experiment/data-tools/read-files');
    const { matrix, warnings } = await readFiles(files, reading ?? {});
    await show(files.join(', '), inspectMatrix(matrix), warnings, { json, columns });
  },
});

/** Shows what is in a matrix. */
async function show(
  file: string,
  summary: MatrixSummary,
  warnings: readonly string[],
  { json, columns }: { readonly json: boolean; readonly columns: number },
): Promise<void> {
  if (json) {
    printJson({ file, ...summary, warnings });
    return;
  }
  const { describeSummary } = await import('../view/describe-summary.js');
  warn(warnings);
  print(describeSummary(summary, columns));
}
