import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { createRng } from '@snpress/data/random/rng';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { findCisMarkers } from '../../src/cis-trans/cis-markers.js';
import { splitPredictions, splitPredictionsOfBlocks } from '../../src/cis-trans/split-predictions.js';
import type { TrainingSet } from '../../src/contract/training-set.js';
import { getEstimator, loadModel } from '../../src/registry.js';
import { selectRows } from '../../src/testing/subject.js';

const context = { rng: createRng(1) };
const { dataset } = simulateCross(
  { samples: 60, markers: 80, genes: 12, heritability: 0.7, missingRate: 0 },
  createRng('split predictions'),
);
const train = selectRows(dataset, (row) => row < 45);
const { genotypes } = selectRows(dataset, (row) => row >= 45);
const window = 100_000;

/** Genotypes in which the markers near a gene (or all others) are replaced by their training means. */
function atMeans({ genotypes: trained }: TrainingSet, markers: ReadonlySet<number>): Matrix {
  const rows = genotypes.samples.length;
  const size = trained.samples.length;
  const values = genotypes.values.map((value, at) => {
    const marker = Math.floor(at / rows);
    if (!markers.has(marker)) return value;
    return trained.values.subarray(marker * size, (marker + 1) * size).reduce((sum, x) => sum + x / size, 0);
  });
  return { ...genotypes, values };
}

describe('splitPredictions', () => {
  const cisMarkers = findCisMarkers(dataset.genotypes, dataset.expression, window);

  it.each(['mean', 'top-snp', 'ridge', 'lasso', 'elastic-net'])(
    '%s: predicts with the other markers at their training mean',
    async (type) => {
      const estimator = getEstimator(type);
      const params = estimator.params.parse(type === 'lasso' ? { alpha: 0.05 } : {}) as object;
      const fitted = loadModel((await estimator.fit(train, params, context)).save());
      const inMemory = splitPredictions(fitted, genotypes, cisMarkers);
      const { whole, cis, trans } = inMemory;
      const inBlocks = splitPredictionsOfBlocks(fitted, blocksOfMatrix(genotypes, 7), cisMarkers);
      for (const key of ['whole', 'cis', 'trans'] as const)
        inBlocks[key].values.forEach((value, at) => {
          expect(value).toBeCloseTo(inMemory[key].values[at]!, 5);
        });
      const predicted = fitted.predict(genotypes);
      expect(cisMarkers.genes.length).toBeGreaterThan(3);
      expect(cisMarkers.genes.length).toBeLessThan(12);
      for (const matrix of [whole, cis, trans]) expect(matrix.features).toEqual(cisMarkers.genes);
      const rows = genotypes.samples.length;
      cisMarkers.genes.forEach((gene, column) => {
        const near = new Set(cisMarkers.markersOf(gene));
        const far = new Set([...genotypes.features.keys()].filter((marker) => !near.has(marker)));
        const from = dataset.expression.features.indexOf(gene) * rows;
        const expected = [atMeans(train, far), atMeans(train, near)].map((changed) =>
          fitted.predict(changed),
        );
        for (let row = 0; row < rows; row++) {
          const at = column * rows + row;
          expect(whole.values[at]).toBe(predicted.values[from + row]);
          expect(cis.values[at]).toBeCloseTo(expected[0]!.values[from + row]!, 5);
          expect(trans.values[at]).toBeCloseTo(expected[1]!.values[from + row]!, 5);
        }
      });
    },
  );

  it('refuses a model that is not linear', async () => {
    const estimator = getEstimator('knn');
    const fitted = await estimator.fit(train, estimator.params.parse({}) as object, context);
    expect(() => splitPredictions(fitted, genotypes, cisMarkers)).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: this model is not linear in dosages: its predictions have no cis and trans parts]`,
    );
  });
});
