import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGraph, type Stage } from '../../src/index.js';
import { rankStages } from '../../src/engine/rank-stages.js';
import { simulateRun } from '../../src/engine/simulate-run.js';
import { from, stage } from '../workbench.js';

const reading = (id: string, ...sources: string[]) =>
  stage(id, { inputs: Object.fromEntries(sources.map((source, index) => [`x${index}`, from(source)])) });

function inOrder(stages: readonly Stage[], seconds: { readonly [id: string]: number } = {}): string[] {
  const ranks = rankStages(createGraph(stages), ({ id }) => seconds[id]);
  return [...ranks].sort(([, a], [, b]) => a - b).map(([id]) => id);
}

describe('rankStages', () => {
  const stages = [
    reading('short'),
    reading('a'),
    reading('b', 'a'),
    reading('wide'),
    reading('r', 'wide'),
    reading('s', 'wide'),
  ];

  test('without history, puts the longest chain of stages first, then what more wait for', () => {
    expect(inOrder(stages)).toEqual(['wide', 'a', 'short', 'b', 'r', 's']);
  });

  test('puts the longest work first, with a typical duration for what is not known', () => {
    expect(inOrder(stages, { short: 10, a: 1, b: 1 })).toEqual(['short', 'wide', 'r', 's', 'a', 'b']);
    expect(inOrder(stages, { short: 1, a: 5, b: 1, wide: 2, r: 2, s: 3 })).toEqual([
      'a',
      'wide',
      's',
      'r',
      'short',
      'b',
    ]);
  });
});

describe('simulateRun', () => {
  const simulate = (
    stages: readonly Stage[],
    seconds: { readonly [id: string]: number },
    workers: number,
    memory?: number,
  ) => {
    const graph = createGraph(stages);
    const ranks = rankStages(graph, ({ id }) => seconds[id]);
    return simulateRun({ graph, ranks, seconds: (id) => seconds[id]!, workers, memory });
  };

  test('starts the longest path first', () => {
    const stages = [reading('x'), reading('y'), reading('a'), reading('b', 'a')];
    expect(simulate(stages, { x: 2, y: 2, a: 2, b: 2 }, 2)).toBe(4);
  });

  test('keeps to the limit of memory', () => {
    const stages = ['x', 'y', 'z'].map((id) => stage(id, { memory: 3 }));
    expect(simulate(stages, { x: 1, y: 1, z: 1 }, 3)).toBe(1);
    expect(simulate(stages, { x: 1, y: 1, z: 1 }, 3, 6)).toBe(2);
    expect(simulate(stages, { x: 1, y: 1, z: 1 }, 3, 2)).toBe(3);
  });

  test('lies between the bounds of list scheduling (Graham 1969)', () => {
    const shape = fc.array(fc.record({ seconds: fc.nat(9), reads: fc.array(fc.nat(30), { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(shape, fc.integer({ min: 1, max: 4 }), (nodes, workers) => {
        const sources = nodes.map(({ reads }, index) =>
          index === 0 ? [] : reads.map((read) => read % index),
        );
        const stages = sources.map((from, index) => reading(String(index), ...from.map(String)));
        const seconds = Object.fromEntries(nodes.map((node, index) => [String(index), node.seconds]));
        const ends: number[] = [];
        for (const [index, node] of nodes.entries())
          ends.push(node.seconds + Math.max(0, ...sources[index]!.map((source) => ends[source]!)));
        const longest = Math.max(...ends);
        const work = nodes.reduce((sum, node) => sum + node.seconds, 0);
        const length = simulate(stages, seconds, workers);
        expect(length).toBeGreaterThanOrEqual(Math.max(longest, work / workers));
        expect(length).toBeLessThanOrEqual(work / workers + longest * (1 - 1 / workers) + 1e-9);
      }),
    );
  });
});
