import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { ablationSkill } from '../../src/index.js';

const samples = 60;
const genes = 40;
const ids = Array.from({ length: samples }, (_, row) => `s${row}`);
const features = Array.from({ length: genes }, (_, gene) => `g${gene}`);
const rng = createRng('ablation');

/** Genes that are a part a of variance 3 and a part b of variance 1, and noise. */
const parts = Array.from({ length: samples * genes }, () => ({
  a: Math.sqrt(3) * rng.normal(),
  b: rng.normal(),
  noise: rng.normal(),
}));
type Part = (typeof parts)[number];

function matrix(rows: readonly number[], value: (part: Part) => number): Matrix {
  const values = new Float32Array(rows.length * genes);
  for (let gene = 0; gene < genes; gene++) {
    rows.forEach((row, k) => (values[gene * rows.length + k] = value(parts[gene * samples + row]!)));
  }
  return { samples: rows.map((row) => ids[row]!), features, values };
}

const folds = [0, 1, 2].map((fold) => [...ids.keys()].filter((row) => row % 3 === fold));

function skillOf(without: (part: Part) => number, additive = true, used = folds, draws = 200) {
  return ablationSkill(
    {
      ...{ name: 'both', part: 'interactions', additive },
      observed: matrix([...ids.keys()], ({ a, b, noise }) => a + b + noise),
      splits: used.map((rows, k) => ({
        label: `fold ${k + 1}`,
        trainSamples: samples - rows.length,
        predicted: matrix(rows, ({ a, b }) => a + b),
        baseline: matrix(rows, () => 0),
        without: matrix(rows, without),
      })),
    },
    createRng(1),
    draws,
  );
}

describe('ablationSkill', () => {
  it.each([
    ['three folds', folds],
    ['one holdout', folds.slice(0, 1)],
  ])('finds what a part adds to skill, and its share of the predicted variance (%s)', (_, used) => {
    const { whole, without, difference, interval, share, perGene } = skillOf(({ a }) => a, true, used);
    expect(whole - without).toBeCloseTo(0.2, 1);
    expect(difference).toBeCloseTo(whole - without, 2);
    expect(interval![0]).toBeGreaterThan(0);
    expect(share!.pooled).toBeCloseTo(0.25, 1);
    expect(share!.interval![0]).toBeLessThan(share!.pooled);
    expect(share!.interval![1]).toBeGreaterThan(share!.pooled);
    expect(share!.interval![1]).toBeLessThan(0.4);
    const mean = perGene.share!.value.reduce((sum, value) => sum + value / genes, 0);
    expect(mean).toBeCloseTo(0.25, 1);
    const width = (gene: number) => perGene.share!.high![gene]! - perGene.share!.low![gene]!;
    expect(width(0)).toBeGreaterThan(share!.interval![1] - share!.interval![0]);
  });

  it('finds nothing where the rest predicts the same', () => {
    const { difference, share } = skillOf(({ a, b }) => a + b);
    expect(difference).toBe(0);
    expect(share).toEqual({ pooled: 0, interval: [0, 0] });
  });

  it('shares nothing out where the parts do not add up, and draws no interval where none is asked for', () => {
    expect(skillOf(({ a }) => a, false).share).toBeUndefined();
    expect(skillOf(({ a }) => a, true, folds, 0).share!.interval).toBeNull();
  });
});
