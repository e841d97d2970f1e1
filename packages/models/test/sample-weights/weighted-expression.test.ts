import { createRng } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { addWeightedErrors, weightedExpression } from '../../src/sample-weights/weighted-expression.js';

const rng = createRng('weights');
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const matrix = (samples: number, genes: number) => ({
  samples: ids('s', samples),
  features: ids('g', genes),
  values: Float32Array.from({ length: samples * genes }, () => rng.normal()),
});
const training = matrix(7, 600);
const held = matrix(5, 600);
/** The second half of the genes has weights of its own, the last one others still. */
const weights = Array.from({ length: 3 }, () => Float64Array.from({ length: 35 }, () => rng.uniform()));
const weightsOf = (gene: number) => weights[gene === 599 ? 2 : gene < 300 ? 0 : 1]!;
/** A sample without weight has no value of some gene. */
for (const own of weights) for (let row = 0; row < 5; row++) own[row * 7 + 3] = 0;
training.values[450 * 7 + 3] = NaN;

function meanOf(gene: number, row: number): number {
  let sum = 0;
  for (let sample = 0; sample < 7; sample++)
    if (sample !== 3) sum += weightsOf(gene)[row * 7 + sample]! * training.values[gene * 7 + sample]!;
  return sum;
}

describe('expression as weighted means', () => {
  it('has the weights of each gene, however many genes share them, and leaves out what has no weight', () => {
    const { values } = weightedExpression(weightsOf, training, held.samples);
    expect(values).toEqual(Float32Array.from(values, (_, at) => meanOf(Math.floor(at / 5), at % 5)));
  });

  it('is judged by the samples that have a value', () => {
    held.values[5] = NaN;
    const sse = new Float64Array(1200).fill(1);
    addWeightedErrors(sse, 600, weightsOf, training, held);
    const expected = Array.from({ length: 600 }, (_, gene) => {
      let sum = 0;
      for (let row = 0; row < 5; row++) {
        const value = held.values[gene * 5 + row]!;
        if (!Number.isNaN(value)) sum += (meanOf(gene, row) - value) ** 2;
      }
      return 1 + sum;
    });
    expect([...sse.subarray(0, 600)]).toEqual(Array.from({ length: 600 }, () => 1));
    expect([...sse.subarray(600)]).toEqual(expected);
  });
});
