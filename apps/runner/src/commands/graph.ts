import type { CommandModule } from 'yargs';
import { specOptions, type SpecArguments } from './spec-options.js';

interface GraphArguments extends SpecArguments {
  readonly format: 'mermaid' | 'dot' | 'json';
  readonly stages: boolean;
}

/** `snpress graph SPEC` */
export const graphCommand: CommandModule<object, GraphArguments> = {
  command: 'graph <spec>',
  describe: 'Draw what an experiment does, and what depends on what',
  builder: (yargs) =>
    specOptions(yargs)
      .option('format', {
        choices: ['mermaid', 'dot', 'json'] as const,
        default: 'mermaid' as const,
        describe: 'Mermaid for Markdown, DOT for Graphviz, or JSON',
      })
      .option('stages', {
        type: 'boolean',
        default: false,
        describe: 'Every stage by itself, not one box for all that differ in split and setting alone',
      })
      .example('$0 graph my.yaml', 'for a Markdown page')
      .example('$0 graph my.yaml --format dot --stages | dot -Tsvg -o graph.svg', 'all stages, by Graphviz'),
  handler: async (args) => {
    const { drawExperiment } = await import('../graph/draw-experiment.js');
    await drawExperiment(args);
  },
};
