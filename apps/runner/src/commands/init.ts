import { print } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { path } from './option-kinds.js';

/** `snpress init [FILES…]` */
export const initCommand = defineCommand({
  command: 'init [files..]',
  describe:
    'Write a spec for your files, which it looks at: what each is, formats, sample ids, missing codes, ploidy',
  builder: (yargs) =>
    yargs
      .positional('files', {
        ...path,
        array: true,
        default: [] as string[],
        describe:
          'Genotypes (one file, or one a chromosome), expression (one file, or one a tissue) or phenotypes and, where you have them, positions, covariates, sample ids and annotations of markers; in any order',
      })
      .option('simulate', {
        type: 'boolean',
        default: false,
        describe: 'No files: an example on a simulated cross',
      })
      .option('name', { type: 'string', describe: 'Name of the experiment. Default: that of the spec' })
      .option('out', { ...path, describe: 'The spec to write, a new file. Default: NAME.yaml' })
      .example('$0 init genotypes.txt expression.tsv.gz snp_positions.txt', '')
      .example('$0 init study/*', 'a folder of them')
      .example('$0 init --simulate --name first', 'something to try'),
  handler: async (args) => {
    const { initExperiment } = await import('@snpress/experiment/init/init-experiment');
    const { describeNewExperiment } = await import('../view/describe-new-experiment.js');
    const { terminalWidth } = await import('../view/terminal-width.js');
    const { writeFileSync } = await import('node:fs');
    const made = await initExperiment(args);
    // Not even one that has come to be in the meantime is overwritten.
    writeFileSync(made.out, made.text, { flag: 'wx' });
    print(describeNewExperiment(made, Math.min(110, terminalWidth())));
  },
});
