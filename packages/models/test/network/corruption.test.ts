import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { asCorruption, corruptionSchema, corruptor } from '../../src/network/corruption.js';
import { fastRandom } from '../../src/network/fast-random.js';

const clean = new Float32Array(100_000).fill(0.25);
const corrupted = (type: 'masking' | 'gaussian' | 'salt-and-pepper', level: number): Float32Array =>
  corruptor({ type, level }, fastRandom(createRng(type)))(clean);
const share = (values: Float32Array, value: number): number =>
  values.filter((other) => other === value).length / values.length;

describe('corruption', () => {
  it('masks the given share of inputs', () => {
    const values = corrupted('masking', 0.2);
    expect(share(values, 0)).toBeCloseTo(0.2, 2);
    expect(share(values, 0.25)).toBe(1 - share(values, 0));
  });

  it('puts salt and pepper on the given share, half each', () => {
    const values = corrupted('salt-and-pepper', 0.3);
    expect(share(values, 0)).toBeCloseTo(0.15, 2);
    expect(share(values, 1)).toBeCloseTo(0.15, 2);
    expect(share(values, 0.25)).toBeCloseTo(0.7, 2);
  });

  it('adds gaussian noise of the given standard deviation', () => {
    const noise = corrupted('gaussian', 0.5).map((value) => value - 0.25);
    const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
    const variance = noise.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noise.length;
    expect(mean).toBeCloseTo(0, 2);
    expect(Math.sqrt(variance)).toBeCloseTo(0.5, 2);
  });

  it('leaves the clean values alone', () => {
    expect(share(clean, 0.25)).toBe(1);
    expect(corrupted('masking', 0)).toEqual(clean);
  });

  it('is masking where a plain number is given, and less than all of the inputs', () => {
    expect(asCorruption(0.4)).toEqual({ type: 'masking', level: 0.4 });
    expect(corruptionSchema.safeParse(1).success).toBe(false);
    expect(corruptionSchema.safeParse({ type: 'masking', level: 1 }).success).toBe(false);
    expect(corruptionSchema.safeParse({ type: 'gaussian', level: 1.5 }).success).toBe(true);
  });
});
