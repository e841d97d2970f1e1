import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import {
  bootstrapEvaluation,
  comparePaired,
  evaluateModel,
  metricsJson,
  permutationTest,
  summariseEnrichment,
} from '../../src/index.js';
import { inputOf } from '../fixtures/expectations.js';

const good = evaluateModel(inputOf('good'));
const size = { samples: 20, snps: 5, genes: 12 };

describe('metricsJson', () => {
  it('has the structure that readers rely on', () => {
    const metrics = metricsJson({
      experiment: 'fixture',
      ...size,
      models: [good],
      chosen: { good: { alpha: 0.1 } },
      comparisons: comparePaired([good]),
    });
    expect(Object.keys(metrics)).toEqual([
      'experiment',
      'samples',
      'snps',
      'genes',
      'comparisons',
      'ceilings',
      'models',
    ]);
    expect(metrics).toMatchObject({
      experiment: 'fixture',
      ...size,
      models: {
        good: {
          mse: good.mse,
          skill: {
            pooled: good.skill.pooled,
            mean: good.skill.mean,
            median: good.skill.median,
            positive: good.skill.positive,
            above: { '0.1': good.skill.above[0]!.count },
          },
          r: { mean: good.r.mean },
          r2Bins: good.r2Bins,
          chosen: { alpha: 0.1 },
        },
      },
      comparisons: [{ first: 'good', second: 'mean', skill: { test: { df: 3 } } }],
    });
  });

  it('has the enrichment of annotations over training sets, where they are', () => {
    const split = (logFold: number, genes: number) => ({
      annotations: [{ name: 'enhancer', kind: 'binary' as const, markers: 30, logFold, standardError: 0.5 }],
      genes,
      notes: [],
    });
    const { enrichments } = metricsJson({
      experiment: 'fixture',
      ...size,
      models: [good],
      enrichments: [summariseEnrichment([split(0.5, 12), split(1.5, 11)], 1e6)],
    }) as { enrichments: unknown };
    expect(enrichments).toEqual([
      {
        markers: { cis: 1e6 },
        genes: 11,
        annotations: {
          enhancer: {
            ...{ kind: 'binary', markers: 30, logOdds: 1, standardError: 0.5, z: 2, fold: Math.E },
            interval: [Math.exp(0.02), Math.exp(1.98)],
          },
        },
      },
    ]);
  });

  it('says null where a number is not defined, and nothing that JSON changes', () => {
    const input = inputOf('good');
    const splits = input.splits.map((split) => ({ ...split, predicted: split.baseline }));
    const constant = {
      ...input,
      observed: { ...input.observed, values: input.observed.values.map(() => 2) },
    };
    const metrics = metricsJson({
      experiment: 'fixture',
      ...size,
      models: [evaluateModel({ ...constant, name: 'mean', splits })],
    });
    expect(metrics).toMatchObject({
      models: { mean: { r: { mean: null }, r2: { mean: null }, chosen: {} } },
    });
    expect(JSON.parse(JSON.stringify(metrics))).toEqual(metrics);
  });

  it('has intervals and the permutation test where they were computed, without p and q of each gene', () => {
    const intervals = bootstrapEvaluation(inputOf('good'), createRng(1), { draws: 50 });
    const permutation = permutationTest(inputOf('good'), createRng(1), { permutations: 99 });
    const metrics = metricsJson({
      experiment: 'fixture',
      ...size,
      models: [{ ...good, intervals, permutation }],
    });
    const { pooled, discoveries } = permutation;
    expect((metrics.models as Record<string, object>).good).toMatchObject({
      intervals: { ...intervals, r: { mean: null }, withinGene: null },
      permutation: { permutations: 99, pooled, discoveries },
    });
    expect(JSON.stringify(metrics)).not.toContain('perGene');
    expect(JSON.parse(JSON.stringify(metrics))).toEqual(metrics);
  });

  it('has models in the order given', () => {
    const poor = evaluateModel(inputOf('poor'));
    const { models } = metricsJson({ experiment: 'fixture', ...size, models: [poor, good] });
    expect(Object.keys(models as object)).toEqual(['poor', 'good']);
  });
});
