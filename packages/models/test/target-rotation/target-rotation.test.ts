import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  heldOutError,
  loadBasis,
  predictGenes,
  projectTargets,
  saveBasis,
} from '../../src/target-rotation/rotation-basis.js';
import { rotateTargets } from '../../src/target-rotation/rotate-targets.js';

function randomExpression(seed: number, samples: number, genes: number, prefix = 's'): Matrix {
  const rng = createRng(seed);
  return {
    samples: Array.from({ length: samples }, (_, i) => `${prefix}${i}`),
    features: Array.from({ length: genes }, (_, g) => `g${g}`),
    values: Float32Array.from({ length: samples * genes }, () => 5 + rng.normal()),
  };
}

function squaredDistance(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + (value - b[index]!) ** 2, 0);
}

describe('target rotation', () => {
  it('turns the scores back into the training expression, for any shape', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(),
        (samples, genes, seed) => {
          const expression = randomExpression(seed, samples, genes);
          const rotation = rotateTargets(expression);
          expect(rotation.rank).toBeLessThanOrEqual(Math.min(samples - 1, genes));
          const back = predictGenes(rotation, rotation.scores, expression.samples);
          back.values.forEach((value, index) => {
            expect(value).toBeCloseTo(expression.values[index]!, 4);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('gives orthogonal scores whose squares add up to the total', () => {
    const { scores, rank, total } = rotateTargets(randomExpression(1, 8, 30));
    expect(rank).toBe(7);
    expect(scores.reduce((sum, z) => sum + z * z, 0)).toBeCloseTo(total, 8);
    let cross = 0;
    for (let i = 0; i < 8; i++) cross += scores[i * rank]! * scores[i * rank + 1]!;
    expect(cross).toBeCloseTo(0, 8);
  });

  it('has no directions where nothing varies', () => {
    const constant: Matrix = {
      samples: ['a', 'b', 'c'],
      features: ['g', 'h'],
      values: Float32Array.of(0.1, 0.1, 0.1, 7, 7, 7),
    };
    const rotation = rotateTargets(constant);
    expect(rotation).toMatchObject({ rank: 0, total: 0 });
    const { values } = predictGenes(rotation, new Float64Array(0), ['x']);
    expect(values).toEqual(Float32Array.of(0.1, 7));
  });

  it('computes the held-out error without turning back', () => {
    const rotation = rotateTargets(randomExpression(2, 7, 20));
    const heldOut = randomExpression(3, 4, 20, 't');
    const rng = createRng('predictions');
    const predicted = Float64Array.from({ length: 4 * rotation.rank }, () => rng.normal());
    const genes = predictGenes(rotation, predicted, heldOut.samples);
    const projected = projectTargets(rotation, heldOut);
    expect(heldOutError(projected, predicted)).toBeCloseTo(squaredDistance(genes.values, heldOut.values), 3);
    const mean = predictGenes(rotation, new Float64Array(4 * rotation.rank), heldOut.samples);
    expect(projected.total).toBeCloseTo(squaredDistance(mean.values, heldOut.values), 3);
  });

  it('survives saving', () => {
    const rotation = rotateTargets(randomExpression(4, 6, 5));
    const restored = loadBasis(saveBasis(rotation));
    const predicted = Float64Array.from({ length: 2 * rotation.rank }, (_, i) => i);
    expect(predictGenes(restored, predicted, ['x', 'y'])).toEqual(
      predictGenes(rotation, predicted, ['x', 'y']),
    );
  });
});
