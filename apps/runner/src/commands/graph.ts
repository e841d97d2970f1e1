import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { specOptions } from './spec-options.js';

/** `snpress graph SPEC` */
export const graphCommand = defineCommand({
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
    const { drawGraph } = await import('@snpress/experiment/graph/draw-graph');
    const { toDot } = await import('@snpress/experiment/graph/to-dot');
    const { toMermaid } = await import('@snpress/experiment/graph/to-mermaid');
    const drawn = await drawGraph(args);
    if (args.format === 'json') printJson(drawn);
    else print(args.format === 'dot' ? toDot(drawn) : toMermaid(drawn));
  },
});
