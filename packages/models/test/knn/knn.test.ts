import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { parseParams } from '../../src/contract/parse-params.js';
import { knn } from '../../src/knn/knn.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';

const context = { rng: createRng('knn.test') };

/** Samples at given places on one marker, with expression equal to ten times the row number. */
function line(places: number[]): Matrix {
  return {
    samples: places.map((_, row) => `s${row}`),
    features: ['snp'],
    values: Float32Array.from(places),
  };
}

async function predictAt(params: object, training: number[], place: number): Promise<number> {
  const genotypes = line(training);
  const values = Float32Array.from(training, (_, row) => 10 * row);
  const expression = { samples: genotypes.samples, features: ['gene'], values };
  const model = await knn.fit({ genotypes, expression }, parseParams(knn, params), context);
  return model.predict(line([place])).values[0]!;
}

describe('knn', () => {
  it('averages the k nearest', async () => {
    expect(await predictAt({ k: 2 }, [0, 1, 3, 7], 2.75)).toBe((20 + 10) / 2);
    expect(await predictAt({ k: 3 }, [0, 1, 3, 7], 2.75)).toBe((20 + 10 + 0) / 3);
  });

  it('takes all samples where k is more', async () => {
    expect(await predictAt({ k: 9 }, [0, 1, 3, 7], 2.75)).toBe(15);
  });

  it('shares the last places among ties', async () => {
    expect(await predictAt({ k: 2 }, [1, 0, 2, 7], 1)).toBe((0 + (10 + 20) / 2) / 2);
    expect(await predictAt({ k: 1 }, [0, 2, 7], 1)).toBe(5);
  });

  it('weighs by inverse distance', async () => {
    const predicted = await predictAt({ k: 2, weights: 'distance' }, [0, 4, 9], 1);
    expect(predicted).toBeCloseTo((0 / 1 + 10 / 3) / (1 + 1 / 3), 6);
    expect(await predictAt({ k: 3, weights: 'distance' }, [0, 4, 4, 9], 4)).toBe(15);
  });

  it('equals a search by brute force on continuous genotypes', async () => {
    const { genotypes, expression } = makeTrainingSet(createRng('knn'), {
      samples: 30,
      markers: 12,
      genes: 2,
    });
    const noise = createRng('knn noise');
    const jittered = { ...genotypes, values: genotypes.values.map((value) => value + noise.normal()) };
    const unseen = { ...jittered, values: jittered.values.map((value) => value + noise.normal()) };
    const model = await knn.fit({ genotypes: jittered, expression }, parseParams(knn, { k: 4 }), context);
    const predicted = model.predict(unseen);
    for (let row = 0; row < 30; row++) {
      const distance = (other: number) =>
        jittered.features.reduce(
          (sum, _, marker) =>
            sum + (unseen.values[marker * 30 + row]! - jittered.values[marker * 30 + other]!) ** 2,
          0,
        );
      const nearest = [...jittered.samples.keys()].sort((a, b) => distance(a) - distance(b)).slice(0, 4);
      const expected = nearest.reduce((sum, other) => sum + expression.values[30 + other]!, 0) / 4;
      expect(predicted.values[30 + row]).toBeCloseTo(expected, 5);
    }
  });
});
