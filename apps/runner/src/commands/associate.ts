import type { ArgumentsCamelCase } from 'yargs';
import { print, printJson, tell, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { givenColumns, gwasOptions } from './gwas-options.js';
import { jsonOption } from './json-option.js';
import { matchingOptions } from './matching-options.js';
import { path, paths, repeatable } from './option-kinds.js';
import { givenReading, type ReadingChoices, readingChoices, readingOptions } from './reading-options.js';
import { givenSampleIds } from './sample-ids-option.js';
import { traitOptions } from './trait-options.js';
import type { Argv } from 'yargs';

/** `snpress associate --gwas G --model M` and `snpress associate --traits T --expression E` */
export const associateCommand = defineCommand({
  command: 'associate',
  describe: 'Test the expression of genes against traits: of a GWAS by its summary statistics, or of samples',
  loads: readingChoices,
  builder: options,
  handler: async (args) => {
    const { RequestError } = await import('@snpress/experiment/request-error');
    if ((args.gwas === undefined) === (args.traits === undefined))
      throw new RequestError({
        key: 'gwas',
        message: 'name the summary statistics of a `gwas`, or a table of `traits`, and not both',
      });
    await (args.gwas === undefined ? associateTheSamples(args) : associateTheGwas(args));
  },
});

function options(yargs: Argv, choices: ReadingChoices) {
  const ofGwas = gwasOptions(
    yargs.option('model', {
      ...repeatable,
      normalize: true,
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
    .option('gwas-h2', { type: 'number', describe: 'Heritability of its trait, to calibrate z by Φ' });
  const common = matchingOptions(traitOptions(ofGwas), 'match')
    .option('gene-positions', {
      ...path,
      describe: 'A table of gene, chromosome, start, end, where models or expression have no positions',
    })
    .option('out', { ...path, default: 'association', describe: 'The folder to write' });
  return jsonOption(
    readingOptions(common, choices, { heading: 'How genotypes are read:', format: 'genotypes-format' }),
  )
    .example('$0 associate --gwas height.tsv.gz --model en_Whole_Blood.db', '')
    .example('$0 associate --gwas height.tsv.gz --model lasso.arrow --panel chr*.vcf.gz', '')
    .example(
      '$0 associate --gwas cad.txt --model a.db --model b.db --joint --joint-covariance all.txt.gz',
      '',
    )
    .example('$0 associate --traits traits.tsv --expression predictions.tsv --covariates pcs.tsv', '');
}

type Given = ArgumentsCamelCase<ReturnType<typeof options> extends Argv<infer T> ? T : never>;

async function associateTheGwas({ json, out, ...args }: Given): Promise<void> {
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
    gwas: args.gwas!,
    by: args.match,
    models: namedFiles(args.model ?? [], 'model'),
    covariances: args.covariance,
    jointCovariances: args['joint-covariance'],
    columns: await givenColumns(args.column),
    reading: await givenReading(args, { format: 'genotypes-format' }),
    trait: samples === undefined || heritability === undefined ? undefined : { samples, heritability },
    onProgress,
  }).finally(end);
  warn(found.warnings);
  const files = await writeAssociation(out, found);
  if (json) printJson({ ...associationJson(found), files });
  else print(describeAssociation(found));
  if (!json) files.forEach(tell);
}

async function associateTheSamples({ json, out, ...args }: Given): Promise<void> {
  const { namedFiles } = await import('@snpress/experiment/audit/named-files');
  const { associateSamples } = await import('@snpress/experiment/associate/associate-samples');
  const { writeTraitAssociations } = await import('@snpress/experiment/associate/write-association');
  const { describeTraits, traitsJson } = await import('../view/describe-traits.js');
  const { followPrediction } = await import('../view/follow-prediction.js');
  const { onProgress, end } = followPrediction();
  const found = await associateSamples({
    ...args,
    traits: args.traits!,
    traitColumns: args.trait,
    models: args.model && namedFiles(args.model, 'model'),
    sampleIds: givenSampleIds(args['sample-ids']),
    reading: await givenReading(args, { format: 'genotypes-format' }),
    onProgress,
  }).finally(end);
  warn(found.warnings);
  const files = await writeTraitAssociations(out, found);
  if (json) printJson({ ...traitsJson(found), files });
  else print(describeTraits(found));
  if (!json) [...found.notes, ...files].forEach(tell);
}
