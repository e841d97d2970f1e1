import type { CommandModule } from 'yargs';
import { matrixOptions, type MatrixArguments } from './matrix-options.js';

interface ReconcileArguments extends MatrixArguments {
  readonly reference: string;
  readonly file: string;
  readonly positions: string | undefined;
  readonly 'file-positions': string | undefined;
  readonly by: 'auto' | 'position' | 'id';
  readonly complement: boolean;
  readonly ambiguous: 'keep' | 'drop';
  readonly 'frequency-gap': number;
  readonly out: string | undefined;
  readonly force: boolean;
  readonly json: boolean;
}

/** `snpress data reconcile REFERENCE FILE` */
export const dataReconcileCommand: CommandModule<object, ReconcileArguments> = {
  command: 'reconcile <reference> <file>',
  describe: 'Show which markers of one genotype file another one has, and which count the other allele',
  builder: (yargs) =>
    matrixOptions(
      yargs
        .positional('reference', {
          type: 'string',
          describe: 'The file whose markers are wanted',
          demandOption: true,
        })
        .positional('file', { type: 'string', describe: 'The file that may have them', demandOption: true }),
    )
      .option('positions', { type: 'string', describe: 'A position table for the markers of REFERENCE' })
      .option('file-positions', { type: 'string', describe: 'A position table for the markers of FILE' })
      .option('by', {
        choices: ['auto', 'position', 'id'] as const,
        default: 'auto' as const,
        describe:
          'What makes two markers one: position and alleles, or the id; auto: the id where these are not known',
      })
      .option('complement', {
        type: 'boolean',
        default: false,
        describe: 'Take A/G for T/C of the other strand',
      })
      .option('ambiguous', {
        choices: ['keep', 'drop'] as const,
        default: 'keep' as const,
        describe: 'What becomes of A/T and C/G, which read alike on both strands',
      })
      .option('frequency-gap', {
        type: 'number',
        default: 0.2,
        describe: 'Report allele frequencies that differ by more',
      })
      .option('out', { type: 'string', describe: 'Write what became of every marker to this CSV file' })
      .option('force', { type: 'boolean', default: false, describe: 'Replace a table that is there already' })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .example('$0 data reconcile training.bed new.vcf.gz --out markers.csv', ''),
  handler: async (args) => {
    const { reconcileFiles } = await import('../data-tools/reconcile-files.js');
    await reconcileFiles({
      ...args,
      filePositions: args['file-positions'],
      frequencyGap: args['frequency-gap'],
    });
  },
};
