import { shellQuoted } from '@snpress/data/words/shell-quoted';
import type { simulateOptions } from '@snpress/datasets';
import type { Options } from 'yargs';
import { print } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { path } from './option-kinds.js';

/** `snpress data simulate DIR` */
export const dataSimulateCommand = defineCommand({
  command: 'simulate <folder>',
  describe: 'Write a simulated cross or cohort with the truth behind it, and a spec that runs on it',
  loads: async () => (await loadOptions()).shape,
  builder: (yargs, shape) => {
    yargs.options(optionsOf(shape));
    return yargs
      .positional('folder', { ...path, describe: 'A new folder for the files', demandOption: true })
      .option('seed', { type: 'string', default: '1', describe: 'The source of every random number' })
      .option('cohort', {
        type: 'string',
        describe: 'A cohort of people with several tissues instead of a cross; its options as YAML',
      })
      .example('$0 data simulate people --cohort "{ samples: 400, tissues: { blood: 300, liver: 100 } }"', '')
      .example('$0 data simulate cross --samples 200 --heritability 0.5', '');
  },
  handler: async ({ folder, seed, cohort, ...args }) => {
    const { shape } = await loadOptions();
    const { simulateData } = await import('@snpress/experiment/data-tools/simulate-data');
    const given = Object.entries<unknown>(args).filter(([key, value]) => key in shape && value !== undefined);
    const { spec, samples } = await simulateData({
      folder,
      seed,
      options: Object.fromEntries(given),
      cohort,
    });
    const what = cohort === undefined ? `a cross of ${samples} samples` : `a cohort of ${samples} people`;
    print(`${folder}: ${what}; run it with: snpress run ${shellQuoted(spec)}`);
  },
});

const loadOptions = async () => (await import('@snpress/datasets/simulate/simulate-options')).simulateOptions;

/** One option of the command per key of the schema, with its description and default. */
function optionsOf(shape: typeof simulateOptions.shape): Record<string, Options> {
  return Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => {
      const preset: unknown = schema.safeParse(undefined).data;
      const numeric = preset === undefined || typeof preset === 'number';
      const describe = `${schema.description ?? ''}${preset === undefined ? '' : ` [default: ${JSON.stringify(preset)}]`}`;
      return [key, { type: numeric ? 'number' : 'string', describe }];
    }),
  );
}
