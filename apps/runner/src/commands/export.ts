import { print, printJson, tell, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { forceOption } from './force-option.js';
import { jsonOption } from './json-option.js';
import { path, paths } from './option-kinds.js';
import { givenReading, readingChoices, readingOptions } from './reading-options.js';

/** `snpress export --model M --format F --out PATH` */
export const exportCommand = defineCommand({
  command: 'export',
  describe:
    'Write a model that a run left for other tools: PrediXcan and MetaXcan, FUSION, TIGAR, tables, TensorFlow.js, ONNX',
  loads: readingChoices,
  builder: (yargs, choices) =>
    readingOptions(jsonOption(forceOption(yargs)), choices, { format: 'genotypes-format' })
      .option('model', {
        ...path,
        demandOption: true,
        describe: 'The model: a file of the folder models of a run',
      })
      .option('format', {
        choices: ['predictdb', 'fusion', 'tigar', 'csv', 'tfjs', 'onnx'] as const,
        demandOption: true,
        describe:
          'predictdb, fusion, tigar and csv: weights of linear models; tfjs and onnx: networks and linear models as dense layers',
      })
      .option('out', {
        ...path,
        demandOption: true,
        describe:
          'The file to write (.db, .txt, .csv, .gz of these, .onnx), or the new folder for tfjs and fusion',
      })
      .option('context', {
        type: 'string',
        describe:
          'Only this context of a model of several; by default a file of each, with its name before the ending of --out',
      })
      .option('genotypes', {
        ...paths,
        describe:
          'For predictdb: genotypes of the training samples or of a reference panel, for the covariances that MetaXcan needs; several files are joined',
      })
      .option('build', {
        type: 'string',
        describe: 'For predictdb: the genome build that variant ids end in, such as b38',
      })
      .option('ids', {
        choices: ['rsid', 'varID'] as const,
        describe: 'For predictdb: which ids the covariances have; varID where --build is given, else rsid',
      })
      // The name that --force had here at first.
      .option('overwrite', { type: 'boolean', default: false, hidden: true })
      .example(
        '$0 export --model runs/my-cross/latest/models/lasso.arrow --format predictdb --out lasso.db --genotypes cross.bed',
        '',
      )
      .example('$0 export --model lasso.arrow --format csv --out lasso.csv.gz', '')
      .example('$0 export --model mlp.arrow --format tfjs --out web/mlp', 'for tf.loadLayersModel')
      .example('$0 export --model mlp.arrow --format onnx --out mlp.onnx', ''),
  handler: async ({ json, force, overwrite, ...args }) => {
    const { exportModel } = await import('@snpress/experiment/export/export-model');
    const { followPrediction } = await import('../view/follow-prediction.js');
    const { onProgress, end } = followPrediction();
    const reading = await givenReading(args, { format: 'genotypes-format' });
    const request = { ...args, reading, force: force || overwrite, onProgress };
    const { files, notes, warnings } = await exportModel(request).finally(end);
    warn(warnings);
    if (json) {
      printJson({ model: args.model, format: args.format, files, notes });
      return;
    }
    notes.forEach(tell);
    files.forEach(print);
  },
});
