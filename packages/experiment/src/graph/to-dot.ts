import type { DrawnGraph } from './summarise-graph.js';

/** A graph in the DOT language of Graphviz. */
export function toDot({ nodes, edges }: DrawnGraph): string {
  return [
    'digraph experiment {',
    '  rankdir=LR; node [shape=box, fontname="sans-serif"];',
    ...nodes.map(
      ({ id, stages }) => `  ${quote(id)} [label=${quote(stages > 1 ? `${id} ×${stages}` : id)}];`,
    ),
    ...edges.map(([from, to]) => `  ${quote(from)} -> ${quote(to)};`),
    '}',
  ].join('\n');
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
