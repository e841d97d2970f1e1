import { counted } from '@snpress/data/words/counted';
import { print, printJson, tell } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { forceOption } from './force-option.js';
import { jsonOption } from './json-option.js';
import { path } from './option-kinds.js';

/** `snpress import SOURCE --out M` */
export const importCommand = defineCommand({
  command: 'import <source>',
  describe: 'Make a model of weights of other programs: PrediXcan and MetaXcan, FUSION, TIGAR, tables',
  builder: (yargs) =>
    jsonOption(forceOption(yargs))
      .positional('source', { ...path, demandOption: true, describe: 'A file, or a folder of FUSION' })
      .option('format', {
        choices: ['predictdb', 'fusion', 'table'] as const,
        describe: 'What it is; recognised when left out',
      })
      .option('name', { type: 'string', describe: 'What the model is called; by its source when left out' })
      .option('out', { ...path, demandOption: true, describe: 'The file to write, .arrow' })
      .example('$0 import en_Whole_Blood.db --out blood.arrow', '')
      .example('$0 import GTEx.Whole_Blood.pos --out blood.arrow', 'FUSION’s weights beside it'),
  handler: async ({ json, ...request }) => {
    const { importModel } = await import('@snpress/experiment/import/import-model');
    const found = await importModel(request);
    if (json) {
      printJson(found);
      return;
    }
    found.notes.forEach(tell);
    print(
      `${found.file}: ${found.name}, ${counted(found.weights, 'weight')} of ${counted(found.variants, 'variant')} on ${counted(found.genes, 'gene')}`,
    );
  },
});
