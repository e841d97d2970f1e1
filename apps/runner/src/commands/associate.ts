import { print, printJson, tell, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { givenColumns, gwasOptions } from './gwas-options.js';
import { jsonOption } from './json-option.js';
import { matchingOptions } from './matching-options.js';
import { path, paths, repeatable } from './option-kinds.js';
import { givenReading, readingChoices, readingOptions } from './reading-options.js';

/** `snpress associate --gwas G --model M` */
export const associateCommand = defineCommand({
  command: 'associate',
  describe: 'Test the predicted expression of genes against a trait, from the summary statistics of its GWAS',
  loads: readingChoices,
  builder: (yargs, choices) =>
    jsonOption(
      readingOptions(
        matchingOptions(
          gwasOptions(
            yargs
              .option('gwas', { ...path, demandOption: true, describe: 'A table of summary statistics' })
              .option('model', {
                ...repeatable,
                normalize: true,
                demandOption: true,
                describe:
                  'A linear model, FILE or NAME=FILE: a PredictDB file, a model that a run left, or an imported one; can be repeated',
              }),
          )
            .option('covariance', {
              ...repeatable,
              describe:
                'Covariances as MetaXcan has them, one file for each model; by default the .txt.gz beside each .db',
            })
            .option('panel', {
              ...paths,
              describe: 'Genotypes of a reference panel, to compute covariances from instead',
            })
            .option('joint', {
              type: 'boolean',
              default: false,
              describe: 'Also test all models together, as S-MultiXcan does',
            })
            .option('joint-covariance', {
              ...path,
              describe: 'For --joint: covariances of the variants of all models, where there is no panel',
            })
            .option('condition-number', {
              type: 'number',
              default: 30,
              describe: 'For --joint: components below the largest over this are left out',
            })
            .option('gwas-n', { type: 'number', describe: 'Samples of the GWAS, to calibrate z by Φ' })
            .option('gwas-h2', { type: 'number', describe: 'Heritability of its trait, to calibrate z by Φ' })
            .option('gene-positions', {
              ...path,
              describe: 'A table of gene, chromosome, start, end, where the models have no positions',
            })
            .option('out', { ...path, default: 'association', describe: 'The folder to write' }),
          'match',
        ),
        choices,
        { heading: 'How the panel is read:', format: 'panel-format' },
      ),
    )
      .example('$0 associate --gwas height.tsv.gz --model en_Whole_Blood.db', '')
      .example('$0 associate --gwas height.tsv.gz --model lasso.arrow --panel chr*.vcf.gz', '')
      .example(
        '$0 associate --gwas cad.txt --model a.db --model b.db --joint --joint-covariance all.txt.gz',
        '',
      ),
  handler: async ({ json, out, ...args }) => {
    const { namedFiles } = await import('@snpress/experiment/audit/named-files');
    const { associateGwas } = await import('@snpress/experiment/associate/associate-gwas');
    const { writeAssociation } = await import('@snpress/experiment/associate/write-association');
    const { associationJson } = await import('../view/association-json.js');
    const { describeAssociation } = await import('../view/describe-association.js');
    const { followPrediction } = await import('../view/follow-prediction.js');
    const { onProgress, end } = followPrediction();
    const [samples, heritability] = [args['gwas-n'], args['gwas-h2']];
    const found = await associateGwas({
      ...args,
      by: args.match,
      models: namedFiles(args.model, 'model'),
      covariances: args.covariance,
      columns: await givenColumns(args.column),
      reading: await givenReading(args, { format: 'panel-format' }),
      trait: samples === undefined || heritability === undefined ? undefined : { samples, heritability },
      onProgress,
    }).finally(end);
    warn(found.warnings);
    const files = await writeAssociation(out, found);
    if (json) {
      printJson({ ...associationJson(found), files });
      return;
    }
    print(describeAssociation(found));
    files.forEach(tell);
  },
});
