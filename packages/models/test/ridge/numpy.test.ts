import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { decomposeKernel } from '../../src/ridge/kernel-decomposition.js';
import { dualWeights } from '../../src/ridge/ridge-model.js';
import { ridge } from '../../src/ridge/ridge.js';
import { readLinearModels } from '../fixtures/read-linear-models.js';

const golden = readLinearModels();
const { train, samples, markers, genes } = golden;

describe('ridge agrees with the closed form in numpy', () => {
  it.each(golden.ridge)('weights at lambda $penalty', ({ penalty, weights }) => {
    const decomposition = decomposeKernel(train);
    const duals = dualWeights(decomposition, new Float64Array(genes).fill(penalty));
    for (let gene = 0; gene < genes; gene++) {
      for (let marker = 0; marker < markers; marker++) {
        let weight = 0;
        for (let i = 0; i < samples; i++) {
          const centred = train.genotypes.values[marker * samples + i]! - decomposition.markerMeans[marker]!;
          weight += centred * duals[gene * samples + i]!;
        }
        expect(Math.abs(weight - weights[gene]![marker]!), `gene ${gene}, marker ${marker}`).toBeLessThan(
          1e-8,
        );
      }
    }
  });

  it('leave-one-out errors equal those of explicit refits', async () => {
    const params = ridge.params.parse({});
    const settings = golden.ridge.map(({ penalty }) => ({ lambda: penalty }));
    const { sse, rows } = await ridge.path!.score({ train, folds: [] }, params, settings, {
      rng: createRng(1),
    });
    expect(rows).toBe(samples);
    golden.ridge.forEach(({ leaveOneOut }, index) => {
      leaveOneOut.forEach((expected, gene) => {
        expect(sse[index * genes + gene]! / expected).toBeCloseTo(1, 8);
      });
    });
  });

  it('refuses leave-one-out of a single sample', async () => {
    const one = {
      genotypes: { samples: ['a'], features: ['m'], values: Float32Array.of(1) },
      expression: { samples: ['a'], features: ['g'], values: Float32Array.of(1) },
    };
    const scores = ridge.path!.score({ train: one, folds: [] }, ridge.params.parse({}), [{ lambda: 1 }], {
      rng: createRng(1),
    });
    await expect(scores).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: leave-one-out needs at least two samples; give a penalty instead]`,
    );
  });
});
