import { print, printJson, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { forceOption } from './force-option.js';
import { formatChoices } from './format-choices.js';
import { jsonOption } from './json-option.js';
import { matchingOptions } from './matching-options.js';
import { givenOptions, matrixOptions } from './matrix-options.js';
import { path } from './option-kinds.js';

/** `snpress data reconcile REFERENCE FILE` */
export const dataReconcileCommand = defineCommand({
  command: 'reconcile <reference> <file>',
  describe: 'Show which markers of one genotype file another one has, and which count the other allele',
  loads: formatChoices,
  builder: (yargs, formats) =>
    jsonOption(
      forceOption(
        matchingOptions(
          matrixOptions(
            yargs
              .positional('reference', {
                ...path,
                describe: 'The file whose markers are wanted',
                demandOption: true,
              })
              .positional('file', {
                ...path,
                describe: 'The file that may have them',
                demandOption: true,
              }),
            formats,
          ),
          'by',
        ),
      ),
    )
      .option('positions', { ...path, describe: 'A position table for the markers of REFERENCE' })
      .option('file-positions', { ...path, describe: 'A position table for the markers of FILE' })
      .option('frequency-gap', {
        type: 'number',
        default: 0.2,
        describe: 'Report allele frequencies that differ by more',
      })
      .option('out', { ...path, describe: 'Write what became of every marker to this CSV file' })
      .example('$0 data reconcile training.bed new.vcf.gz --out markers.csv', ''),
  handler: async (args) => {
    const { reconcileFiles } = await import('@snpress/experiment/data-tools/reconcile-files');
    const { reference, file, summary, warnings } = await reconcileFiles({
      ...args,
      reading: givenOptions(args),
    });
    if (args.json) {
      printJson({ file: file.path, ...summary, warnings });
      return;
    }
    const { describeReconciliation } = await import('../view/describe-reconciliation.js');
    warn(warnings);
    print(describeReconciliation(reference, file, summary));
    if (args.out !== undefined) print(`\n${args.out}: every marker, and what became of it`);
  },
});
