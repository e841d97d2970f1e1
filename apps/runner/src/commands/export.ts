import { allFormats, namesOf } from '@snpress/formats/registry/formats';
import type { CommandModule } from 'yargs';
import type { ExportRequest } from '../export/export-file.js';

/** `snpress export --model M --format F --out PATH` */
export const exportCommand: CommandModule<object, ExportRequest> = {
  command: 'export',
  describe:
    'Write a model that a run left for other tools: PrediXcan and MetaXcan, tables, TensorFlow.js, ONNX',
  builder: (yargs) =>
    yargs
      .option('model', {
        type: 'string',
        demandOption: true,
        describe: 'The model: a file of the folder models of a run',
      })
      .option('format', {
        choices: ['predictdb', 'csv', 'tfjs', 'onnx'] as const,
        demandOption: true,
        describe:
          'predictdb and csv: weights of linear models; tfjs and onnx: networks and linear models as dense layers',
      })
      .option('out', {
        type: 'string',
        demandOption: true,
        describe: 'The file to write (.db, .csv, .csv.gz or .onnx), or the new folder for tfjs',
      })
      .option('genotypes', {
        type: 'string',
        describe:
          'For predictdb: genotypes of the training samples or of a reference panel, for the covariances that MetaXcan needs',
      })
      .option('genotypes-format', {
        choices: namesOf(allFormats),
        describe: 'How the genotypes are written; recognised by content by default',
      })
      .option('missing', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: 'A text in the genotypes that stands for a missing value; can be repeated',
      })
      .option('build', {
        type: 'string',
        describe: 'For predictdb: the genome build that variant ids end in, such as b38',
      })
      .option('overwrite', { type: 'boolean', default: false, describe: 'Replace files that are there' })
      .option('json', { type: 'boolean', default: false, describe: 'What was written, as JSON' })
      .example(
        '$0 export --model runs/my-cross/latest/models/lasso.arrow --format predictdb --out lasso.db --genotypes cross.bed',
        '',
      )
      .example('$0 export --model lasso.arrow --format csv --out lasso.csv.gz', '')
      .example('$0 export --model mlp.arrow --format tfjs --out web/mlp', 'for tf.loadLayersModel')
      .example('$0 export --model mlp.arrow --format onnx --out mlp.onnx', '') as never,
  handler: async (args) => {
    const { exportFile } = await import('../export/export-file.js');
    await exportFile(args);
  },
};
