import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { bootstrapSkill, evaluateModel } from '../../src/index.js';
import { inputOf } from '../fixtures/expectations.js';

const { perSample, skill } = evaluateModel(inputOf('good'));

describe('bootstrapSkill', () => {
  it('holds the estimate, widens with the level and depends on the seed alone', () => {
    const [low, high] = bootstrapSkill(perSample, createRng(1));
    expect(low).toBeLessThan(skill.pooled);
    expect(high).toBeGreaterThan(skill.pooled);
    const [lower, higher] = bootstrapSkill(perSample, createRng(1), { level: 0.99 });
    expect(lower).toBeLessThan(low);
    expect(higher).toBeGreaterThan(high);
    expect(bootstrapSkill(perSample, createRng(1))).toEqual([low, high]);
    expect(bootstrapSkill(perSample, createRng(2))).not.toEqual([low, high]);
  });

  it('has the width that the delta method says for many samples', () => {
    const rng = createRng('delta');
    const size = 400;
    const baselineSse = Float64Array.from({ length: size }, () => 1 + rng.uniform());
    const sse = baselineSse.map((value) => value * (0.6 + 0.2 * rng.uniform()));
    const ratio = sse.reduce((sum, value) => sum + value) / baselineSse.reduce((sum, value) => sum + value);
    const baselineMean = baselineSse.reduce((sum, value) => sum + value) / size;
    const variance =
      sse.reduce((sum, value, row) => sum + (value - ratio * baselineSse[row]!) ** 2, 0) / size;
    const error = Math.sqrt(variance / size) / baselineMean;
    const samples = Array.from({ length: size }, (_, row) => `s${row}`);
    const n = new Float64Array(size).fill(1);
    const [low, high] = bootstrapSkill({ splits: 1, samples, sse, baselineSse, n }, createRng(3), {
      draws: 4000,
    });
    expect((high - low) / (2 * 1.96 * error)).toBeGreaterThan(0.93);
    expect((high - low) / (2 * 1.96 * error)).toBeLessThan(1.07);
  });

  it('has no interval where the baseline has no error', () => {
    const none = { ...perSample, baselineSse: perSample.baselineSse.map(() => 0) };
    expect(bootstrapSkill(none, createRng(1))).toEqual([NaN, NaN]);
  });
});
