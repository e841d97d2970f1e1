import { describe, expect, it } from 'vitest';
import { headlineSentences as sentences } from '../../src/headline/headline-sentences.js';
import type { HeadlineIntervals } from '@snpress/evaluate';
import type { EvaluatedModel } from '../../src/index.js';
import { simulatedInput } from '../input/simulated-input.js';
import { pairOf } from '../input/pair-of.js';

interface Scores {
  readonly pooled: number;
  readonly interval?: readonly [number, number];
  readonly splits?: number;
}

function intervalsAround(interval: readonly [number, number]): HeadlineIntervals {
  const skill = { pooled: interval, mean: interval };
  return { level: 0.95, draws: 1000, mse: interval, skill, r: { mean: interval }, withinGene: interval };
}

const [evaluated] = simulatedInput({ genes: 1000, samples: 4, splits: 2, models: {} }).evaluations;

function model(name: string, { pooled, interval, splits = 5 }: Scores): EvaluatedModel {
  return {
    ...evaluated!,
    name,
    mse: 0.1,
    skill: {
      pooled,
      mean: pooled / 3,
      median: 0,
      positive: pooled > 0 ? 0.624 : 0.2,
      above: [
        { skill: 0.1, count: 210 },
        { skill: 0.3, count: 90 },
        { skill: 0.5, count: 0 },
      ],
    },
    ...(interval === undefined ? {} : { intervals: intervalsAround(interval) }),
    r: { mean: 0.2, undefined: 0 },
    r2Bins: [
      { from: 0, to: 0.1, count: 700, expected: 900 },
      { from: 0.1, to: 1, count: 300, expected: 99.6 },
    ],
    perSplit: Array.from({ length: splits }, () => evaluated!.perSplit[0]!),
  };
}

/** The sentences with plain spaces, so that they can be read here. */
const headlineSentences = (input: Parameters<typeof sentences>[0]): readonly string[] =>
  sentences(input).map((sentence) => sentence.replaceAll('\u00a0', ' '));

const mean = model('mean', { pooled: 0 });

describe('headlineSentences', () => {
  it('names the best model, its interval and the others', () => {
    expect(
      headlineSentences({
        evaluations: [
          mean,
          model('ridge', { pooled: 0.155, interval: [0.13, 0.18] }),
          model('lasso', { pooled: 0.2804, interval: [0.251, 0.306] }),
          model('forest', { pooled: -0.01, interval: [-0.02, 0.001] }),
        ],
        comparisons: [pairOf('ridge', 'lasso', -0.125, [-0.15, -0.1])],
      }),
    ).toMatchInlineSnapshot(`
      [
        "The best of 3 models, lasso, explains 28.0 % of the held-out variance beyond the training mean of each gene (95 % interval 25.1 % to 30.6 %); ridge 15.5 %.",
        "Not better than the training mean: forest (−1.0 %).",
        "The lead of lasso over ridge is larger than the splits' own variation (95 % interval of the difference 10.0 % to 15.0 %).",
        "Of 1,000 genes, 62 % have a skill above zero, 210 above 0.1 and 90 above 0.3.",
        "300 genes of lasso have r² above 0.1 between truth and prediction; chance alone would give 100.",
      ]
    `);
  });

  it('says it plainly when no model beats the training mean', () => {
    expect(
      headlineSentences({
        evaluations: [
          mean,
          model('mlp', { pooled: -0.2, interval: [-0.3, -0.1] }),
          model('lasso', { pooled: -0.012, interval: [-0.03, 0.01] }),
        ],
      }),
    ).toMatchInlineSnapshot(`
      [
        "None of the 2 models beats the training mean of each gene: for the best, lasso, the squared error on held-out samples is 1.2 % larger than the mean's (95 % interval of its skill −3.0 % to 1.0 %).",
        "300 genes of lasso have r² above 0.1 between truth and prediction; chance alone would give 100.",
      ]
    `);
  });

  it('says that an interval with zero in it shows nothing', () => {
    expect(
      headlineSentences({ evaluations: [mean, model('lasso', { pooled: 0.01, interval: [-0.01, 0.03] })] }),
    ).toMatchInlineSnapshot(`
      [
        "The one model, lasso, explains 1.0 % of the held-out variance beyond the training mean of each gene, but the 95 % interval, −1.0 % to 3.0 %, includes zero: these data do not show that it beats the mean.",
        "Of 1,000 genes, 62 % have a skill above zero, 210 above 0.1 and 90 above 0.3.",
        "300 genes of lasso have r² above 0.1 between truth and prediction; chance alone would give 100.",
      ]
    `);
  });

  it('says that one split gives no interval', () => {
    expect(headlineSentences({ evaluations: [mean, model('lasso', { pooled: 0.28, splits: 1 })] }))
      .toMatchInlineSnapshot(`
      [
        "The one model, lasso, explains 28.0 % of the held-out variance beyond the training mean of each gene.",
        "One split was held out, which gives no interval: another split could say something else.",
        "Of 1,000 genes, 62 % have a skill above zero, 210 above 0.1 and 90 above 0.3.",
        "300 genes of lasso have r² above 0.1 between truth and prediction; chance alone would give 100.",
      ]
    `);
  });

  it('says it plainly of a single model that fails', () => {
    expect(
      headlineSentences({ evaluations: [mean, model('mlp', { pooled: -0.003, splits: 1 })] })[0],
    ).toMatchInlineSnapshot(
      `"The one model, mlp, does not beat the training mean of each gene: its squared error on held-out samples is 0.3 % larger than the mean's."`,
    );
  });

  it('says that a model equals the mean', () => {
    expect(
      headlineSentences({ evaluations: [mean, model('lasso', { pooled: 0 })] })[0],
    ).toMatchInlineSnapshot(
      `"The one model, lasso, does not beat the training mean of each gene: its squared error on held-out samples is equal to the mean's."`,
    );
  });

  it('does not invent a skill that is not defined', () => {
    expect(
      headlineSentences({ evaluations: [mean, model('lasso', { pooled: NaN })] })[0],
    ).toMatchInlineSnapshot(`"The one model, lasso, has no defined skill: no held-out gene varies."`);
  });

  it('does not claim a lead that the splits do not settle', () => {
    const said = headlineSentences({
      evaluations: [mean, model('lasso', { pooled: 0.28 }), model('elastic-net', { pooled: 0.279 })],
      comparisons: [pairOf('lasso', 'elastic-net', 0.001, [-0.01, 0.012])],
    });
    expect(said).toContain(
      'These splits do not settle whether lasso is better than elastic-net (95 % interval of the difference −1.0 % to 1.2 %).',
    );
  });

  it('names those that are not told apart together', () => {
    const said = headlineSentences({
      evaluations: [
        mean,
        model('lasso', { pooled: 0.3 }),
        model('elastic-net', { pooled: 0.291 }),
        model('knn', { pooled: 0.1 }),
      ],
      comparisons: [
        pairOf('lasso', 'elastic-net', 0.009, [-0.01, 0.028]),
        pairOf('lasso', 'knn', 0.2, [0.1, 0.3]),
      ],
    });
    expect(said[0]).toBe(
      'Of 3 models, lasso and elastic-net are best and not told apart: they explain 29.1–30.0 % of the held-out variance beyond the training mean of each gene; knn 10.0 %.',
    );
  });

  it('names three of many others', () => {
    const evaluations = [
      mean,
      ...[0.3, 0.25, 0.2, 0.15, 0.1, 0.05].map((pooled, i) => model(`m${i}`, { pooled })),
    ];
    expect(headlineSentences({ evaluations })[0]).toMatchInlineSnapshot(
      `"The best of 6 models, m0, explains 30.0 % of the held-out variance beyond the training mean of each gene; m1 25.0 %, m2 20.0 %, m3 15.0 % and 2 more less than that."`,
    );
  });

  it('has nothing to compare the baseline with', () => {
    expect(
      headlineSentences({ evaluations: [model('train-mean', { pooled: 0 })], baseline: 'train-mean' }),
    ).toEqual(['Only the training mean of each gene was evaluated: there is no model to compare with it.']);
  });
});
