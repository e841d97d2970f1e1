import { createRng } from '@snpress/data/random/rng';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runNow } from '../../src/contract/steps-of-work.js';
import { gram } from '../../src/linear-algebra/gram.js';
import { drawnMarkers, everyMarker } from '../../src/random-forest/candidate-splits.js';
import type { Tree } from '../../src/random-forest/forest.js';
import { geneSums } from '../../src/random-forest/gene-sums.js';
import { growTree, type TreeLimits } from '../../src/random-forest/grow-tree.js';
import { createSplitSearch } from '../../src/random-forest/split-search.js';
import { createSplitTable } from '../../src/random-forest/split-table.js';
import { forestCase, type ForestCase } from './arbitrary-case.js';
import { everySplit, sumOfSquares } from './brute-force-cart.js';

interface Options extends TreeLimits {
  readonly minLeaf: number;
  readonly drawn?: number;
  /** Whether splits are judged by sums of the genes, not by the Gram matrix. */
  readonly bySums?: boolean;
}

const limits: fc.Arbitrary<Options> = fc.record({
  maxDepth: fc.constantFrom(1, 3, Infinity),
  minSplit: fc.integer({ min: 2, max: 5 }),
  minLeaf: fc.integer({ min: 1, max: 4 }),
  bySums: fc.boolean(),
});

function grow({ genotypes, expression, counts, rng }: ForestCase, options: Options): Tree {
  const kernel = gram(expression.values, counts.length, expression.features.length, { centre: true });
  const table = createSplitTable(genotypes);
  const search = createSplitSearch(
    ...([genotypes, table, kernel, options.minLeaf] as const),
    options.bySums ? geneSums(expression) : undefined,
  );
  const candidates =
    options.drawn === undefined
      ? everyMarker(table, search, rng)
      : drawnMarkers(table, search, options.drawn, rng);
  return runNow(growTree(genotypes, search, candidates, counts, options));
}

/** Calls `visit` with every node, the in-bag samples in it and its depth. */
function walk(
  tree: Tree,
  { genotypes, counts }: ForestCase,
  visit: (node: number, members: number[], depth: number) => void,
): void {
  const descend = (node: number, members: number[], depth: number): void => {
    visit(node, members, depth);
    const marker = tree.marker[node]!;
    if (marker < 0) return;
    const goesLeft = (sample: number) =>
      genotypes.values[marker * counts.length + sample]! <= tree.threshold[node]!;
    descend(node + 1, members.filter(goesLeft), depth + 1);
    descend(
      tree.right[node]!,
      members.filter((sample) => !goesLeft(sample)),
      depth + 1,
    );
  };
  descend(
    0,
    [...counts.keys()].filter((sample) => counts[sample]! > 0),
    0,
  );
}

describe('a tree on the Gram matrix is multi-output CART on all genes', () => {
  it('takes a best split at every node, at the middle of two values, and is a leaf only where it must be', () => {
    fc.assert(
      fc.property(forestCase, limits, (example, options) => {
        const { genotypes, expression, counts } = example;
        const tree = grow(example, options);
        walk(tree, example, (node, members, depth) => {
          const squares = sumOfSquares(expression, members, counts);
          const splits = everySplit(genotypes, expression, members, counts, options.minLeaf);
          const tolerance = 1e-8 * (squares + 1e-3);
          if (tree.marker[node] === -1) {
            const stopped = depth >= options.maxDepth || members.length < options.minSplit || squares < 1e-9;
            expect(stopped || splits.length === 0).toBe(true);
            return;
          }
          expect(depth).toBeLessThan(options.maxDepth);
          expect(members.length).toBeGreaterThanOrEqual(options.minSplit);
          const best = Math.max(...splits.map(({ gain }) => gain));
          const taken = splits.find(
            ({ marker, threshold }) => marker === tree.marker[node] && threshold === tree.threshold[node],
          );
          expect(taken).toBeDefined();
          expect(Math.abs(taken!.gain - best)).toBeLessThan(tolerance);
          expect(Math.abs(tree.gain[node]! - best)).toBeLessThan(tolerance);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('with some markers drawn, takes a best split of some set of that many markers that are not all constant', () => {
    fc.assert(
      fc.property(forestCase, fc.integer({ min: 1, max: 7 }), (example, wanted) => {
        const { genotypes, expression, counts } = example;
        const drawn = Math.min(wanted, genotypes.features.length);
        const tree = grow(example, { maxDepth: Infinity, minSplit: 2, minLeaf: 1, drawn });
        walk(tree, example, (node, members) => {
          const squares = sumOfSquares(expression, members, counts);
          const splits = everySplit(genotypes, expression, members, counts, 1);
          if (tree.marker[node] === -1) {
            expect(squares < 1e-9 || splits.length === 0).toBe(true);
            return;
          }
          const taken = splits.find(
            ({ marker, threshold }) => marker === tree.marker[node] && threshold === tree.threshold[node],
          );
          expect(taken).toBeDefined();
          const tolerance = 1e-8 * (squares + 1e-3);
          expect(Math.abs(tree.gain[node]! - taken!.gain)).toBeLessThan(tolerance);
          const bestOf = (marker: number) =>
            Math.max(...splits.filter((split) => split.marker === marker).map(({ gain }) => gain));
          const notBetter = genotypes.features.filter(
            (_, marker) => !(bestOf(marker) > taken!.gain + tolerance),
          );
          expect(notBetter.length).toBeGreaterThanOrEqual(drawn);
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('markers that make the same best division', () => {
  const alike = [0, 0, 1, 1];
  const example = (columns: number[][], seed: number): ForestCase => ({
    genotypes: {
      samples: ['a', 'b', 'c', 'd'],
      features: columns.map((_, marker) => `snp${marker + 1}`),
      values: Float32Array.from(columns.flat()),
    },
    expression: {
      samples: ['a', 'b', 'c', 'd'],
      features: ['gene'],
      values: Float32Array.of(1, 1.1, 3, 3.2),
    },
    counts: Uint8Array.of(1, 1, 1, 1),
    rng: createRng(seed),
  });
  const columns = [[0, 1, 0, 1], alike, alike, [2, 2, 0, 0], [0.1, 0.2, 0.7, 0.9]];

  it.each([undefined, 4])('are drawn with equal chance (markers drawn per node: %s)', (drawn) => {
    const times = new Int32Array(columns.length);
    const seeds = 4000;
    for (let seed = 0; seed < seeds; seed++) {
      const options = { maxDepth: 1, minSplit: 2, minLeaf: 1, ...(drawn === undefined ? {} : { drawn }) };
      times[grow(example(columns, seed), options).marker[0]!]!++;
    }
    expect(times[0]).toBe(0);
    for (const count of times.subarray(1)) expect(Math.abs(count / seeds - 1 / 4)).toBeLessThan(0.03);
  });

  it('split at the middle of their own values', () => {
    const found = new Map<number, number>();
    for (let seed = 0; seed < 100; seed++) {
      const { marker, threshold } = grow(example(columns, seed), { maxDepth: 1, minSplit: 2, minLeaf: 1 });
      found.set(marker[0]!, threshold[0]!);
    }
    expect([...found].sort(([a], [b]) => a - b)).toEqual([
      [1, 0.5],
      [2, 0.5],
      [3, 1],
      [4, (Math.fround(0.2) + Math.fround(0.7)) / 2],
    ]);
  });
});
