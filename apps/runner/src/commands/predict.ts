import type { CommandModule } from 'yargs';
import type { PredictRequest } from '../predict/predict-files.js';
import { RequestError } from '@snpress/experiment/request-error';
import { matrixOptions } from './matrix-options.js';

/** `snpress predict --model M --genotypes F` */
export const predictCommand: CommandModule<object, PredictRequest> = {
  command: 'predict',
  describe: 'Predict the expression of new samples with a model that a run left',
  builder: (yargs) =>
    matrixOptions(
      yargs
        .option('model', {
          type: 'string',
          array: true,
          nargs: 1,
          demandOption: true,
          describe: 'The model, FILE or NAME=FILE, of the folder models of a run; can be repeated',
        })
        .option('genotypes', {
          type: 'string',
          demandOption: true,
          describe: 'Genotypes of the new samples, in any format that is read; no phenotypes are needed',
        })
        .option('covariates', {
          type: 'string',
          describe:
            'Covariates of the new samples, where the model was trained with some; else they are at the training mean',
        })
        .option('out', {
          type: 'string',
          default: 'predictions.tsv',
          describe: 'The file to write, genes × samples; its ending says how',
        })
        .option('genes', {
          type: 'string',
          array: true,
          nargs: 1,
          default: [],
          describe: 'Only these genes, separated by commas; can be repeated',
        })
        .option('report', {
          type: 'string',
          describe:
            'The table of what became of every variant; beside --out by default, none with --no-report',
        })
        .option('min-found', {
          type: 'number',
          default: 0.5,
          describe: 'The smallest share of the variants that the model uses with which it predicts',
          coerce: (value: number) => {
            if (!(value >= 0 && value <= 1)) throw new RequestError('--min-found must be a share, 0 … 1');
            return value;
          },
        })
        .option('match', {
          choices: ['auto', 'position', 'id'] as const,
          default: 'auto' as const,
          describe:
            'What makes two variants one: position and alleles where both sides know them, else the id; or one of these alone',
        })
        .option('complement', {
          type: 'boolean',
          default: false,
          describe: 'Take alleles of the other strand (A/G for T/C) for the same variant',
        })
        .option('ambiguous', {
          choices: ['keep', 'drop'] as const,
          default: 'keep' as const,
          describe: 'What becomes of variants that read alike on both strands (A/T and C/G)',
        }),
    )
      .option('force', {
        type: 'boolean',
        default: false,
        describe: 'Replace files that are there already',
      })
      .option('json', { type: 'boolean', default: false, describe: 'The summary as JSON' })
      .example(
        '$0 predict --model runs/my-cross/latest/models/lasso.arrow --genotypes new.vcf.gz --out predictions.tsv',
        '',
      )
      .example('$0 predict --model lasso.arrow --genotypes new.bed --genes STE2,YCR040W', '') as never,
  handler: async (args) => {
    const { predictFiles } = await import('../predict/predict-files.js');
    await predictFiles(args);
  },
};
