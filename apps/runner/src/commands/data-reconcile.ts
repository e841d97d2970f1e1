import { print, printJson, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { forceOption } from './force-option.js';
import { jsonOption } from './json-option.js';
import { matchingOptions } from './matching-options.js';
import { path, paths } from './option-kinds.js';
import { givenReading, readingChoices, readingOptions, type ReadingNames } from './reading-options.js';

const ofReference: ReadingNames = {
  prefix: 'reference-',
  heading: 'How REFERENCE is read, where that is not as FILES:',
};

/** `snpress data reconcile REFERENCE FILE` */
export const dataReconcileCommand = defineCommand({
  command: 'reconcile <reference> <files..>',
  describe: 'Show which markers of one genotype file another one has, and which count the other allele',
  loads: readingChoices,
  builder: (yargs, choices) =>
    jsonOption(
      forceOption(
        matchingOptions(
          readingOptions(
            readingOptions(
              yargs
                .positional('reference', {
                  ...path,
                  describe: 'The file whose markers are wanted',
                  demandOption: true,
                })
                .positional('files', {
                  ...paths,
                  describe:
                    'The file that may have them; several, such as one for each chromosome, are joined',
                  demandOption: true,
                }),
              choices,
            ),
            choices,
            ofReference,
          ),
          'by',
        ),
      ),
    )
      .option('more-reference', {
        ...paths,
        default: [] as string[],
        describe: 'More files of REFERENCE, which are joined to it',
      })
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
      reference: [args.reference, ...args.moreReference],
      file: args.files,
      reading: await givenReading(args),
      referenceReading: await givenReading(args, ofReference),
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
