import { readFile } from 'node:fs/promises';
import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { parseParams } from '../../src/contract/parse-params.js';
import { runNow } from '../../src/contract/steps-of-work.js';
import { gram } from '../../src/linear-algebra/gram.js';
import { everyMarker } from '../../src/random-forest/candidate-splits.js';
import { findLeaf } from '../../src/random-forest/find-leaf.js';
import { growTree } from '../../src/random-forest/grow-tree.js';
import { randomForest } from '../../src/random-forest/random-forest.js';
import { createSplitSearch } from '../../src/random-forest/split-search.js';
import { createSplitTable } from '../../src/random-forest/split-table.js';

interface Fixture {
  readonly sklearn: string;
  readonly cases: readonly {
    readonly params: { readonly maxDepth?: number; readonly minLeaf?: number; readonly minSplit?: number };
    readonly counts: number[];
    readonly train: number[];
    readonly expression: number[];
    readonly test: number[];
    readonly samples: number;
    readonly markers: number;
    readonly genes: number;
    readonly predicted: number[];
    readonly importance: number[];
  }[];
}

const path = new URL('fixtures/decision-trees.json', import.meta.url);
const { sklearn, cases } = JSON.parse(await readFile(path, 'utf8')) as Fixture;

function matrix(name: string, samples: number, features: number, values: number[]): Matrix {
  return {
    samples: Array.from({ length: samples }, (_, row) => `sample${row + 1}`),
    features: Array.from({ length: features }, (_, feature) => `${name}${feature + 1}`),
    values: Float32Array.from(values),
  };
}

describe(`trees of scikit-learn ${sklearn}`, () => {
  it.each(cases)('$samples × $markers → $genes with $params', (example) => {
    const { params, samples, markers, genes, counts } = example;
    const genotypes = matrix('snp', samples, markers, example.train);
    const unseen = matrix('snp', 8, markers, example.test);
    const table = createSplitTable(genotypes);
    const kernel = gram(Float32Array.from(example.expression), samples, genes, { centre: true });
    const search = createSplitSearch(genotypes, table, kernel, params.minLeaf ?? 1);
    const limits = { maxDepth: params.maxDepth ?? Infinity, minSplit: params.minSplit ?? 2 };
    const candidates = everyMarker(table, search, createRng(1));
    const tree = runNow(growTree(genotypes, search, candidates, Uint8Array.from(counts), limits));

    const leaves = genotypes.samples.map((_, sample) => findLeaf(tree, genotypes, sample));
    for (let row = 0; row < 8; row++) {
      const leaf = findLeaf(tree, unseen, row);
      for (let gene = 0; gene < genes; gene++) {
        let sum = 0;
        let weight = 0;
        leaves.forEach((other, sample) => {
          if (other !== leaf) return;
          sum += counts[sample]! * example.expression[gene * samples + sample]!;
          weight += counts[sample]!;
        });
        expect(sum / weight).toBeCloseTo(example.predicted[gene * 8 + row]!, 6);
      }
    }
    const total = tree.gain.reduce((sum, value) => sum + value, 0);
    const importance = new Float64Array(markers);
    tree.marker.forEach((marker, node) => {
      if (marker >= 0) importance[marker]! += tree.gain[node]! / total;
    });
    importance.forEach((value, marker) => {
      expect(value).toBeCloseTo(example.importance[marker]!, 9);
    });
  });

  it('agree with a forest of one tree without bootstrap', async () => {
    const unweighted = cases.filter(({ counts }) => counts.every((count) => count === 1));
    expect(unweighted).toHaveLength(1);
    for (const { params, samples, markers, genes, ...example } of unweighted) {
      const train = {
        genotypes: matrix('snp', samples, markers, example.train),
        expression: matrix('gene', samples, genes, example.expression),
      };
      const given = parseParams(randomForest, { ...params, trees: 1, bootstrap: false });
      const fitted = await randomForest.fit(train, given, { rng: createRng(1) });
      const predicted = fitted.predict(matrix('snp', 8, markers, example.test));
      predicted.values.forEach((value, at) => {
        expect(value).toBeCloseTo(example.predicted[at]!, 6);
      });
    }
  });
});
