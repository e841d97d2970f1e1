import { describe, expect, it } from 'vitest';
import { ceilingSentence } from '../../src/headline/ceiling-sentence.js';
import { chanceSentences } from '../../src/headline/chance-sentences.js';
import type { EvaluatedModel } from '../../src/index.js';

function tested(name: string, p: number, genes: number, pooled = 0.2): EvaluatedModel {
  return {
    name,
    skill: { pooled },
    permutation: {
      permutations: 1000,
      pooled: { p, nullMean: -0.1, nullInterval: [-0.2, 0] },
      discoveries: { q: 0.05, genes },
    },
    // Two genes are constant where they are held out.
    perGene: { skill: Float64Array.from({ length: 1002 }, (_, i) => (i < 2 ? NaN : 0.1)) },
  } as unknown as EvaluatedModel;
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const said = (...models: EvaluatedModel[]) => chanceSentences(models, models[0]!).map(plain);

describe('chanceSentences', () => {
  it('says that chance does not explain a skill', () => {
    expect(said(tested('lasso', 1 / 1001, 412))).toMatchInlineSnapshot(`
      [
        "Chance does not explain the skill of lasso (p < 0.001 over 1,000 permutations of the samples).",
        "At a false discovery rate of 5 %, 412 of 1,000 genes are called predictable by lasso.",
      ]
    `);
  });

  it('names the models whose skill chance explains', () => {
    expect(said(tested('lasso', 0.004, 12), tested('mlp', 0.3, 0), tested('sdae', 0.06, 1)))
      .toMatchInlineSnapshot(`
      [
        "Chance does not explain the skill of lasso (p = 0.004 over 1,000 permutations of the samples); chance can explain that of mlp (p = 0.300) and sdae (p = 0.060).",
        "At a false discovery rate of 5 %, 12 of 1,000 genes are called predictable by lasso.",
      ]
    `);
  });

  it('says plainly that no model does better than chance', () => {
    expect(said(tested('lasso', 0.3, 0), tested('mlp', 0.21, 0))).toMatchInlineSnapshot(`
      [
        "No model is shown to do better than chance: over 1,000 permutations of the samples, the smallest p of pooled skill is 0.210 (mlp).",
        "At a false discovery rate of 5 %, no gene is called predictable by any model.",
      ]
    `);
    expect(said(tested('lasso', 0.3, 0))).toMatchInlineSnapshot(`
      [
        "lasso is not shown to do better than chance: over 1,000 permutations of the samples, the p of pooled skill is 0.300.",
        "At a false discovery rate of 5 %, no gene is called predictable.",
      ]
    `);
  });

  it('does not hide that another model finds more', () => {
    expect(said(tested('lasso', 0.2, 0), tested('mlp', 0.01, 1))).toMatchInlineSnapshot(`
      [
        "Chance does not explain the skill of mlp (p = 0.010 over 1,000 permutations of the samples); chance can explain that of lasso (p = 0.200).",
        "At a false discovery rate of 5 %, no gene is called predictable by lasso; most by mlp, 1.",
      ]
    `);
  });

  it('says nothing where nothing was permuted', () => {
    const { permutation, ...model } = tested('lasso', 1, 0);
    expect(permutation).toBeDefined();
    expect(chanceSentences([model], model)).toEqual([]);
  });
});

describe('ceilingSentence', () => {
  const ceiling = {
    kind: 'heritability',
    pooled: 0.45,
    interval: [0.4, 0.5],
    perGene: { genes: [], ceiling: new Float64Array(0) },
  } as const;
  const of = (pooled: number, changes = {}) =>
    plain(ceilingSentence({ ...ceiling, ...changes }, tested('lasso', 1, 0, pooled)));

  it('says how far the best model gets', () => {
    expect(of(0.28)).toMatchInlineSnapshot(
      `"Heritability puts the ceiling of pooled skill near 45.0 % (95 % interval 40.0 % to 50.0 %); lasso reaches 62 % of it."`,
    );
    expect(of(0.28, { kind: 'truth' })).toMatchInlineSnapshot(
      `"The true genetic values of the simulation have a pooled skill of 45.0 % (95 % interval 40.0 % to 50.0 %); lasso reaches 62 % of it."`,
    );
    expect(of(-0.01)).toMatchInlineSnapshot(
      `"Heritability puts the ceiling of pooled skill near 45.0 % (95 % interval 40.0 % to 50.0 %); no model gets any of that."`,
    );
  });

  it('is wary of a model beyond the ceiling', () => {
    expect(of(0.6)).toMatchInlineSnapshot(
      `"Heritability puts the ceiling of pooled skill near 45.0 % (95 % interval 40.0 % to 50.0 %); lasso lies above it, at 60.0 %: interactions of markers can do that, and so can a leak."`,
    );
    expect(of(0.6, { kind: 'truth' })).toMatchInlineSnapshot(
      `"The true genetic values of the simulation have a pooled skill of 45.0 % (95 % interval 40.0 % to 50.0 %); lasso lies above it, at 60.0 %: no model knows more than the truth, so look for a leak."`,
    );
  });

  it('says that there is nothing to predict', () => {
    expect(of(-0.01, { pooled: 0, interval: [0, 0.03] })).toMatchInlineSnapshot(
      `"Heritability puts the ceiling of pooled skill near 0.0 % (95 % interval 0.0 % to 3.0 %): little or nothing is here for genotypes to predict."`,
    );
    expect(of(0.01, { pooled: 0.02, interval: [NaN, NaN] })).toMatchInlineSnapshot(
      `"Heritability puts the ceiling of pooled skill near 2.0 %; lasso reaches 50 % of it."`,
    );
  });
});
