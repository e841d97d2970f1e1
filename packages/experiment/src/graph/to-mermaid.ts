import type { DrawnGraph } from './summarise-graph.js';

/** A graph in Mermaid's language, for Markdown pages. */
export function toMermaid({ nodes, edges }: DrawnGraph): string {
  const number = new Map(nodes.map(({ id }, index) => [id, index]));
  return [
    'flowchart LR',
    ...nodes.map(({ id, stages }, index) => `  n${index}["${escape(id)}${stages > 1 ? ` ×${stages}` : ''}"]`),
    ...edges.map(([from, to]) => `  n${number.get(from)!} --> n${number.get(to)!}`),
  ].join('\n');
}

/** Mermaid writes characters as `#` and their code. */
function escape(text: string): string {
  return text.replace(/[^\w /=.,×-]/gu, (character) => `#${character.codePointAt(0)!};`);
}
