import type { CommandModule } from 'yargs';
import { RequestError } from '@snpress/experiment/request-error';

interface AuditArguments {
  readonly true: string;
  readonly predicted: readonly string[];
  readonly trainMean: string | undefined;
  readonly rows: 'genes' | 'samples';
  readonly missing: readonly string[] | undefined;
  readonly permutations: number;
  readonly seed: string;
  readonly out: string | undefined;
  readonly json: boolean;
}

/** `snpress audit --true F --predicted F` */
export const auditCommand: CommandModule<object, AuditArguments> = {
  command: 'audit',
  describe: 'Judge predictions that somebody made: how much of them is more than gene means and chance',
  builder: (yargs) =>
    yargs
      .option('true', {
        type: 'string',
        demandOption: true,
        describe: 'The true expression: genes × samples, with ids or without',
      })
      .option('predicted', {
        type: 'string',
        array: true,
        nargs: 1,
        demandOption: true,
        describe: 'The predictions, FILE or NAME=FILE; can be repeated to judge several side by side',
      })
      .option('train-mean', {
        type: 'string',
        describe: 'Gene means of the training samples, or their expression: what skill is measured against',
      })
      .option('rows', {
        choices: ['genes', 'samples'] as const,
        default: 'genes' as const,
        describe: 'What a line of the files holds',
      })
      .option('missing', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'A text that stands for a missing value; can be repeated',
      })
      .option('permutations', {
        type: 'number',
        default: 2000,
        describe: 'How often the samples are permuted to see what chance gives',
        coerce: (value: number) => {
          if (!Number.isInteger(value) || value < 100)
            throw new RequestError('--permutations must be a whole number from 100');
          return value;
        },
      })
      .option('seed', { type: 'string', default: '1', describe: 'The source of every random number' })
      .option('out', { type: 'string', describe: 'Also draw a page, in this new folder' })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .example('$0 audit --true true.txt --predicted mlp.txt --out audit', 'the table, and a page in audit/')
      .example(
        '$0 audit --true y.tsv --predicted a=a.tsv --predicted b=b.tsv --train-mean means.tsv',
        '',
      ) as never,
  handler: async (args) => {
    const { auditFiles } = await import('../audit/audit-files.js');
    await auditFiles(args);
  },
};
