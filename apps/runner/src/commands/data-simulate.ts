import { simulateOptions } from '@snpress/datasets/simulate/simulate-options';
import type { CommandModule, Options } from 'yargs';

interface SimulateArguments {
  readonly folder: string;
  readonly seed: string;
  readonly [option: string]: unknown;
}

/** `snpress data simulate DIR` */
export const dataSimulateCommand: CommandModule<object, SimulateArguments> = {
  command: 'simulate <folder>',
  describe: 'Write a simulated cross with its true genetic values, and a spec that runs on it',
  builder: (yargs) =>
    yargs
      .positional('folder', { type: 'string', describe: 'A new folder for the files', demandOption: true })
      .option('seed', { type: 'string', default: '1', describe: 'The source of every random number' })
      .options(optionsOfSchema())
      .example('$0 data simulate cross --samples 200 --heritability 0.5', '') as never,
  handler: async ({ folder, seed, ...options }) => {
    const { simulateFiles } = await import('../data-tools/simulate-files.js');
    const given = Object.keys(simulateOptions.shape).filter((key) => options[key] !== undefined);
    await simulateFiles(folder, seed, Object.fromEntries(given.map((key) => [key, options[key]])));
  },
};

/** One option of the command per key of the schema, with its description and default. */
function optionsOfSchema(): Record<string, Options> {
  return Object.fromEntries(
    Object.entries(simulateOptions.shape).map(([key, schema]) => {
      const preset: unknown = schema.safeParse(undefined).data;
      const numeric = preset === undefined || typeof preset === 'number';
      const describe = `${schema.description ?? ''}${preset === undefined ? '' : ` [default: ${JSON.stringify(preset)}]`}`;
      return [key, { type: numeric ? 'number' : 'string', describe }];
    }),
  );
}
