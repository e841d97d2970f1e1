import { createGraph } from '@snpress/pipeline';
import type { Stage } from '@snpress/pipeline';
import { expect, it } from 'vitest';
import { summariseGraph, wholeGraph } from '../../src/graph/summarise-graph.js';
import { toDot } from '../../src/graph/to-dot.js';
import { toMermaid } from '../../src/graph/to-mermaid.js';

const stage = (id: string, ...above: readonly string[]): Stage => ({
  id,
  implementation: 'x',
  parameters: {},
  seed: null,
  inputs: Object.fromEntries(above.map((from, index) => [`i${index}`, { stage: from, output: 'o' }])),
  outputs: ['o'],
});

const graph = createGraph([
  stage('split'),
  stage('outer0/tune/a"b/alpha=1', 'split'),
  stage('outer0/inner1/tune/a"b/alpha=2', 'split'),
  stage('outer0/select/a"b', 'outer0/tune/a"b/alpha=1', 'outer0/inner1/tune/a"b/alpha=2'),
]);

it('draws one box for the stages that differ in split and setting alone', () => {
  expect(summariseGraph(graph)).toEqual({
    nodes: [
      { id: 'split', stages: 1 },
      { id: 'tune/a"b', stages: 2 },
      { id: 'select/a"b', stages: 1 },
    ],
    edges: [
      ['split', 'tune/a"b'],
      ['tune/a"b', 'select/a"b'],
    ],
  });
  expect(toMermaid(summariseGraph(graph))).toBe(`flowchart LR
  n0["split"]
  n1["tune/a#34;b ×2"]
  n2["select/a#34;b"]
  n0 --> n1
  n1 --> n2`);
});

it('draws every stage', () => {
  const { nodes, edges } = wholeGraph(graph);
  expect([nodes.length, edges.length]).toEqual([4, 4]);
  expect(toDot(wholeGraph(graph))).toContain('"split" -> "outer0/tune/a\\"b/alpha=1";');
});
