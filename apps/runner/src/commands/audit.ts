import { print, printJson, tell } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jsonOption } from './json-option.js';
import { missing, path, paths, repeatable } from './option-kinds.js';

/** `snpress audit --true F --predicted F` */
export const auditCommand = defineCommand({
  command: 'audit',
  describe: 'Judge predictions that somebody made: how much of them is more than gene means and chance',
  builder: (yargs) =>
    jsonOption(yargs)
      .option('true', {
        ...path,
        alias: 'expression',
        demandOption: true,
        describe: 'The true expression: genes × samples, with ids or without',
      })
      .option('predicted', {
        ...repeatable,
        normalize: true,
        describe: 'The predictions, FILE or NAME=FILE; can be repeated to judge several side by side',
      })
      .option('model', {
        ...repeatable,
        normalize: true,
        describe:
          'A model to be judged, FILE or NAME=FILE: a PredictDB file, an imported one, one that a run left; can be repeated',
      })
      .option('genotypes', { ...paths, describe: 'Genotypes of the samples, for --model' })
      .option('train-mean', {
        ...path,
        describe: 'Gene means of the training samples, or their expression: what skill is measured against',
      })
      .option('rows', {
        choices: ['genes', 'samples'] as const,
        default: 'genes' as const,
        describe: 'What a line of the files holds',
      })
      .option('missing', missing)
      .option('permutations', {
        type: 'number',
        default: 2000,
        describe: 'How often the samples are permuted to see what chance gives',
      })
      .option('seed', { type: 'string', default: '1', describe: 'The source of every random number' })
      .option('out', { ...path, describe: 'Also draw a page, in this new folder' })
      .example('$0 audit --true true.txt --predicted mlp.txt --out audit', 'the table, and a page in audit/')
      .example('$0 audit --model en_Whole_Blood.db --genotypes mine.vcf.gz --expression mine.bed', '')
      .example('$0 audit --true y.tsv --predicted a=a.tsv --predicted b=b.tsv --train-mean means.tsv', ''),
  handler: async (args) => {
    const { audit } = await import('@snpress/experiment/audit/audit');
    const { auditJson } = await import('../view/audit-json.js');
    const { describeAudit } = await import('../view/describe-audit.js');
    const { namedFiles } = await import('@snpress/experiment/audit/named-files');
    const { followPrediction } = await import('../view/follow-prediction.js');
    const { onProgress, end } = followPrediction();
    const models = args.model && namedFiles(args.model, 'model');
    const audited = await audit({ ...args, models, onProgress }).finally(end);
    if (args.json) printJson(auditJson(audited, args));
    else print(describeAudit(audited));
    if (audited.page !== undefined) tell(`page: ${audited.page}`);
  },
});
