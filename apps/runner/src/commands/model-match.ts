import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { givenColumns, columnOption } from './gwas-options.js';
import { jsonOption } from './json-option.js';
import { path } from './option-kinds.js';

/** `snpress model match M F` */
export const modelMatchCommand = defineCommand({
  command: 'match <model> <file>',
  describe: 'Say why the variants of a model are not in a GWAS or in genotypes, and what would mend it',
  builder: (yargs) =>
    jsonOption(
      yargs
        .positional('model', { ...path, demandOption: true, describe: 'A linear model, or a PredictDB file' })
        .positional('file', { ...path, demandOption: true, describe: 'Summary statistics, or genotypes' }),
    )
      .option('liftover', {
        ...path,
        describe: 'A chain file of UCSC, from the build of the file to that of the model',
      })
      .option('column', columnOption)
      .example('$0 model match en_Whole_Blood.db gwas.tsv.gz', '')
      .example('$0 model match blood.arrow gwas_hg19.txt --liftover hg19ToHg38.over.chain.gz', ''),
  handler: async ({ model, file, liftover, column, json }) => {
    const { namedFiles } = await import('@snpress/experiment/audit/named-files');
    const { matchModel } = await import('@snpress/experiment/match/match-model');
    const { describeMatch } = await import('../view/describe-match.js');
    const { followPrediction } = await import('../view/follow-prediction.js');
    const { onProgress, end } = followPrediction();
    const [named] = namedFiles([model], 'model');
    const columns = await givenColumns(column);
    const found = await matchModel({ model: named!, file, liftover, columns, onProgress }).finally(end);
    if (json) printJson(found);
    else print(describeMatch(found));
  },
});
