import type { PredictionMade } from '@snpress/experiment';
import { print, printJson, tell, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { forceOption } from './force-option.js';
import { jsonOption } from './json-option.js';
import { matchingOptions } from './matching-options.js';
import { path, paths, repeatable } from './option-kinds.js';
import { givenReading, readingChoices, readingOptions } from './reading-options.js';
import { givenSampleIds, sampleIdsOption } from './sample-ids-option.js';

/** `snpress predict --model M --genotypes F` */
export const predictCommand = defineCommand({
  command: 'predict',
  describe: 'Predict the expression of new samples with a model that a run left',
  loads: readingChoices,
  builder: (yargs, choices) =>
    jsonOption(
      forceOption(
        readingOptions(
          matchingOptions(
            yargs
              .option('model', {
                ...repeatable,
                normalize: true,
                demandOption: true,
                describe: 'The model, FILE or NAME=FILE, of the folder models of a run; can be repeated',
              })
              .option('genotypes', {
                ...paths,
                demandOption: true,
                describe:
                  'Genotypes of the new samples, in any format that is read; several files, such as one for each chromosome, are joined',
              })
              .option('covariates', {
                ...path,
                describe:
                  'Covariates of the new samples, where the model was trained with some; else they are at the training mean',
              })
              .option('sample-ids', sampleIdsOption)
              .option('out', {
                ...path,
                default: 'predictions.tsv',
                describe: 'The file to write, genes × samples; its ending says how',
              })
              .option('context', {
                type: 'string',
                describe: 'Which context to predict, with a model of several conditions or tissues',
              })
              .option('layout', {
                choices: ['matrix', 'predixcan'] as const,
                default: 'matrix' as const,
                describe: 'Genes × samples, or as PrediXcan writes it: FID, IID and a column for each gene',
              })
              .option('genes', {
                ...repeatable,
                default: [] as string[],
                describe: 'Only these genes, separated by commas; can be repeated',
              })
              .option('min-q', {
                type: 'number',
                describe:
                  'Only genes that are predictable: those whose q on samples held out of training is at most this, such as 0.05',
              })
              .option('report', {
                ...path,
                describe:
                  'The table of what became of every variant; beside --out by default, with that of the genes; none with --no-report',
              })
              .option('page', {
                ...path,
                describe:
                  'Also draw a page, in this new folder: which genes to believe, which variants were found',
              })
              .option('min-found', {
                type: 'number',
                default: 0.5,
                describe: 'The smallest share of the variants that the model uses with which it predicts',
              }),
            'match',
          ),
          choices,
        ),
      ),
    )
      .example(
        '$0 predict --model runs/my-cross/latest/models/lasso.arrow --genotypes new.vcf.gz --out predictions.tsv',
        '',
      )
      .example('$0 predict --model lasso.arrow --genotypes new.bed --genes STE2,YCR040W', '')
      .example('$0 predict --model lasso.arrow --genotypes new.bed --min-q 0.05', 'predictable genes alone')
      .example('$0 predict --model lasso.arrow --genotypes new.bed --page prediction', 'a page beside it')
      .example('$0 predict --model lasso.arrow --genotypes chr*.vcf.gz', 'one file for each chromosome')
      .example('$0 predict --model tissues.arrow --context liver --genotypes new.vcf.gz', ''),
  handler: async (args) => {
    const { namedFiles } = await import('@snpress/experiment/audit/named-files');
    const { predictEach } = await import('@snpress/experiment/predict/predict');
    const { predictionFiles } = await import('@snpress/experiment/predict/prediction-files');
    const { requireNewFolder } = await import('@snpress/experiment/run/write-folder');
    const { writePrediction } = await import('@snpress/experiment/predict/write-prediction');
    const { writePredictionPage } = await import('@snpress/experiment/predict/write-prediction-page');
    const { predictionInWords } = await import('@snpress/experiment/predict/prediction-in-words');
    const { labelledLines } = await import('../view/labelled-lines.js');
    const { followPrediction } = await import('../view/follow-prediction.js');
    if (args.page !== undefined) requireNewFolder(args.page);
    const models = namedFiles(args.model, 'model');
    const files = predictionFiles(
      args,
      models.map(({ name }) => name),
      [
        ...args.genotypes,
        ...(args.covariates === undefined ? [] : [args.covariates]),
        ...models.map(({ path: file }) => file),
      ],
    );
    const { onProgress, end } = followPrediction();
    const told = new Set<string>();
    const warnOnce = (warnings: readonly string[]): void => {
      end();
      warn(warnings.filter((warning) => !told.has(warning)));
      for (const warning of warnings) told.add(warning);
    };
    const predictions = predictEach(
      models.map(({ name, path: model }) => ({ name, model })),
      {
        ...args,
        reading: await givenReading(args),
        sampleIds: givenSampleIds(args['sample-ids']),
        genes: args.genes.flatMap((ids) => ids.split(',').map((id) => id.trim())).filter(Boolean),
        onProgress,
        onFound(summary, warnings) {
          warnOnce(warnings);
          if (!args.json) tell(labelledLines(predictionInWords(summary)));
        },
      },
    );
    const made: PredictionMade[] = [];
    for await (const prediction of predictions) {
      const { summary, genes, warnings } = prediction;
      const own = files[models.findIndex(({ name }) => name === summary.model)]!;
      warnOnce(warnings);
      warn(await writePrediction(prediction, own, args.layout));
      if (!args.json) print(`${own.predictions}: ${summary.genes} genes × ${summary.samples} samples`);
      made.push({ summary, genes, file: own.predictions });
    }
    if (args.page !== undefined)
      tell(`page: ${await writePredictionPage(args.page, args.genotypes, made, [...told])}`);
    if (args.json) printJson(made.map(({ summary }) => summary));
  },
});
