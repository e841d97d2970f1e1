import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { elasticNetParams } from '../../src/elastic-net/elastic-net-params.js';
import { FoldPath } from '../../src/elastic-net/fold-path.js';

const ids = (what: string, count: number): string[] => Array.from({ length: count }, (_, k) => `${what}${k}`);

/** Calls of which neighbours share many, some missing, and expression of which some is missing. */
function partOf(samples: number, markers: number, genes: number, seed: string) {
  const rng = createRng(seed);
  const calls = new Int8Array(samples * markers);
  for (let at = 0; at < calls.length; at++) {
    const neighbour = at < samples ? 0 : calls[at - samples]!;
    calls[at] = rng.uniform() < 0.02 ? -1 : rng.uniform() < 0.8 ? neighbour : rng.integer(3);
  }
  const levels = Float32Array.from({ length: 4 * markers }, (_, at) => (at % 4 === 0 ? 0.7 : (at % 4) - 1));
  const values = Float32Array.from({ length: samples * genes }, () =>
    rng.uniform() < 0.05 ? NaN : rng.normal() + 3,
  );
  const labels = { samples: ids(seed, samples), features: ids('m', markers) };
  return {
    genotypes: matrixOfCalls(labels, { calls, levels }),
    expression: { samples: labels.samples, features: ids('g', genes), values },
  };
}

describe('FoldPath', () => {
  it.each([
    [1, 37, 15],
    [0.6, 37, 15],
    [1, 200, 3],
  ])('tells the error of the weights that it has (l1Ratio %d, %i and %i samples)', (l1Ratio, rows, held) => {
    const [train, validation] = [partOf(rows, 90, 20, 'train'), partOf(held, 90, 20, 'held')];
    const params = elasticNetParams.parse({ l1Ratio, standardize: true });
    const path = new FoldPath({ train, validation }, params);
    const lanes = path.start([...train.expression.features.keys()]);
    for (const share of [1, 0.5, 0.2, 0.05]) {
      const errors = path.step(
        lanes.map(({ largest }, lane) => ({ lane, alpha: share * largest, next: undefined })),
      );
      lanes.forEach((lane, gene) => {
        const { markers, weights, intercept } = path.weightsOf(lane);
        let error = 0;
        for (let row = 0; row < held; row++) {
          const value = validation.expression.values[gene * held + row]!;
          const predicted = markers.reduce(
            (sum, marker, k) => sum + weights[k]! * validation.genotypes.values[marker * held + row]!,
            intercept,
          );
          if (!Number.isNaN(value)) error += (value - predicted) ** 2;
        }
        expect(errors[gene]! / error).toBeCloseTo(1, 5);
      });
    }
    path.release();
  });
});
