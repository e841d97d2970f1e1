import { createRng } from '@snpress/data/random/rng';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { describe, expect, it } from 'vitest';
import { elasticNet } from '../../src/elastic-net/elastic-net.js';
import { lasso } from '../../src/lasso/lasso.js';
import { linearImportance } from '../../src/linear/linear-importance.js';
import { mean } from '../../src/mean/mean.js';
import { randomForest } from '../../src/random-forest/random-forest.js';
import { loadModel } from '../../src/registry.js';
import { ridge } from '../../src/ridge/ridge.js';
import { makeTrainingSet } from '../../src/testing/index.js';
import { selectRows } from '../../src/testing/subject.js';
import { expandGrid } from '../../src/tuning/expand-grid.js';
import { fitChosen } from '../../src/tuning/fit-chosen.js';
import { planTuning } from '../../src/tuning/plan-tuning.js';
import { scoreSettings } from '../../src/tuning/score-settings.js';
import { selectSettings } from '../../src/tuning/select-settings.js';

const rng = createRng('tuning');
const context = { rng };
const train = makeTrainingSet(rng.fork('data'), { samples: 24, markers: 30, genes: 5 });
const folds = [0, 1].map((fold) => ({
  train: selectRows(train, (row) => row % 2 !== fold),
  validation: selectRows(train, (row) => row % 2 === fold),
}));

describe('expandGrid', () => {
  it('varies the last parameter fastest and keeps the order of values', () => {
    expect(expandGrid({ a: [2, 1], b: ['x', 'y'] })).toEqual([
      { a: 2, b: 'x' },
      { a: 2, b: 'y' },
      { a: 1, b: 'x' },
      { a: 1, b: 'y' },
    ]);
    expect(expandGrid({})).toEqual([{}]);
  });
});

describe('planTuning', () => {
  it('leaves a model without choices alone', () => {
    expect(planTuning(mean, {})).toEqual({
      cells: [{ cell: {}, settings: [{}], folds: 'each' }],
      needsTuning: false,
      only: {},
    });
    expect(planTuning(lasso, lasso.params.parse({}), { alpha: [0.3] })).toMatchObject({
      needsTuning: false,
      only: { alpha: 0.3 },
    });
  });

  it("puts the estimator's own path into each cell of the other parameters", () => {
    const { cells, needsTuning, only } = planTuning(elasticNet, elasticNet.params.parse({ pathLength: 3 }), {
      l1Ratio: [0.5, 1],
    });
    expect(needsTuning).toBe(true);
    expect(only).toEqual({});
    expect(cells).toEqual([
      {
        cell: { l1Ratio: 0.5 },
        settings: [1, 0.1, 0.01].map((relativeAlpha) => ({ l1Ratio: 0.5, relativeAlpha })),
        folds: 'all',
      },
      {
        cell: { l1Ratio: 1 },
        settings: [1, 0.1, 0.01].map((relativeAlpha) => ({ l1Ratio: 1, relativeAlpha })),
        folds: 'all',
      },
    ]);
  });

  it('needs no folds for leave-one-out, each fold for what has no path', () => {
    expect(planTuning(ridge, ridge.params.parse({})).cells[0]!.folds).toBe('none');
    expect(planTuning(ridge, ridge.params.parse({ lambda: 3 })).needsTuning).toBe(false);
    expect(planTuning(ridge, ridge.params.parse({ chooseBy: 'inner' })).cells[0]!.folds).toBe('each');
  });

  it('refuses a value that the parameters do not allow, and a parameter without values', () => {
    const params = lasso.params.parse({});
    expect(() => planTuning(lasso, params, { alpha: [0.1, -1] })).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: wrong parameters of lasso: alpha: Too small: expected number to be >0]`,
    );
    expect(() => planTuning(lasso, params, { alpha: [] })).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: the grid of lasso gives no values for alpha]`,
    );
    expect(() =>
      planTuning(lasso, lasso.params.parse({ relativeAlpha: 0.5 }), { alpha: [1] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: wrong parameters of lasso: give alpha or relativeAlpha, not both]`,
    );
  });
});

describe('scoreSettings', () => {
  it('scores a path and separate fits alike', async () => {
    const params = elasticNet.params.parse({});
    const settings = expandGrid({ l1Ratio: [0.5, 1], alpha: [0.3, 0.1] });
    const onPath = await scoreSettings(elasticNet, { train, folds }, params, settings, context);
    const withoutPath = Object.fromEntries(
      Object.entries(elasticNet).filter(([name]) => name !== 'path'),
    ) as unknown as typeof elasticNet;
    const byFits = await scoreSettings(withoutPath, { train, folds }, params, settings, context);
    expect(onPath.settings).toEqual(settings);
    expect(onPath.rows).toBe(24);
    expect(byFits.rows).toBe(24);
    onPath.sse.forEach((value, at) => {
      expect(value).toBeCloseTo(byFits.sse[at]!, 4);
    });
  });

  it('gives the same sums fold by fold as at once', async () => {
    const params = lasso.params.parse({});
    const settings = expandGrid({ alpha: [0.3, 0.1] });
    const whole = await scoreSettings(lasso, { train, folds }, params, settings, context);
    const parts = [];
    for (const fold of folds) {
      parts.push(await scoreSettings(lasso, { train, folds: [fold] }, params, settings, context));
    }
    const once = selectSettings([whole], { select: 'per-gene' });
    const summed = selectSettings(parts, { select: 'per-gene' });
    expect(summed.choice).toEqual(once.choice);
    summed.cvMse.forEach((value, at) => {
      expect(value).toBeCloseTo(once.cvMse[at]!, 10);
    });
  });
});

describe('selectSettings', () => {
  const settings = [{ alpha: 3 }, { alpha: 2 }, { alpha: 1 }];

  it('takes the smallest error, and among equals the earlier setting', () => {
    const scores = { settings, sse: Float64Array.of(5, 1, 4, 2, 4, 2), rows: 2 };
    const perGene = selectSettings([scores], { select: 'per-gene' });
    expect(perGene.choice).toEqual(Int32Array.of(1, 0));
    const global = selectSettings([scores], { select: 'global' });
    expect(global.choice).toBe(0);
    expect(global.cvMse).toEqual(Float64Array.of(1.5, 1.5, 1.5));
  });

  it('never chooses an abandoned setting, and says so where none is left', () => {
    const scores = { settings, sse: Float64Array.of(5, 1, 4, Infinity, Infinity, 0), rows: 2 };
    expect(selectSettings([scores], { select: 'per-gene' }).choice).toEqual(Int32Array.of(1, 2));
    expect(selectSettings([scores], { select: 'global' }).choice).toBe(0);
    const none = { settings, sse: new Float64Array(6).fill(Infinity), rows: 2 };
    expect(() => selectSettings([none], { select: 'global' })).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: no setting has an error for every gene; score with choose: "global" to choose one setting for all genes]`,
    );
    expect(() => selectSettings([], { select: 'global' })).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: there are no scores to choose a setting by]`,
    );
  });
});

describe('fitChosen', () => {
  it('fits one setting as fit does', async () => {
    const params = ridge.params.parse({});
    const selection = { settings: [{ lambda: 3 }, { lambda: 9 }], choice: 1 };
    const fitted = await fitChosen(ridge, train, params, selection, context);
    const expected = await ridge.fit(train, ridge.params.parse({ lambda: 9 }), context);
    expect(fitted.predict(train.genotypes)).toEqual(expected.predict(train.genotypes));
  });

  const cells = expandGrid({ l1Ratio: [0.5, 1], alpha: [0.3, 0.1] });
  const trees = expandGrid({ minLeaf: [1, 4], trees: [3, 5] });
  it.each([
    ['elastic-net', elasticNet, {}, cells],
    ['random-forest, a joint model', randomForest, {}, trees],
  ] as const)(
    'stitches genes of different cells of %s and survives saving',
    async (_, estimator, given, settings) => {
      const params = estimator.params.parse(given) as never;
      const choice = Int32Array.of(3, 0, 1, 3, 2);
      const fitted = await fitChosen(estimator as never, train, params, { settings, choice }, context);
      const predicted = fitted.predict(train.genotypes);
      expect(predicted.features).toEqual(train.expression.features);
      for (const [index, setting] of settings.entries()) {
        const genes = [...choice.keys()].filter((gene) => choice[gene] === index);
        const alone = await estimator.fit(train, estimator.params.parse({ ...given, ...setting }), context);
        const expected = selectFeatures(alone.predict(train.genotypes), genes).values;
        selectFeatures(predicted, genes).values.forEach((value, at) => {
          expect(value).toBeCloseTo(expected[at]!, 5);
        });
      }
      const loaded = loadModel(await decodeBundle(await encodeBundle(fitted.save())));
      expect(loaded.predict(train.genotypes)).toEqual(predicted);
      expect(loaded.markerImportance!()).toEqual(fitted.markerImportance!());
      expect(loaded.linear === undefined).toBe(fitted.linear === undefined);
    },
  );

  it('a composite of linear models is linear, with the importance of its effects', async () => {
    const params = elasticNet.params.parse({});
    const choice = Int32Array.of(3, 0, 1, 3, 2);
    const fitted = await fitChosen(elasticNet, train, params, { settings: cells, choice }, context);
    const linear = loadModel(fitted.save()).linear!();
    expect(linear.genes).toEqual(train.expression.features);
    for (const [gene, setting] of choice.entries()) {
      const alone = await elasticNet.fit(train, elasticNet.params.parse(cells[setting]), context);
      expect(linear.effectsOf(gene)).toEqual(alone.linear!().effectsOf(gene));
      expect(linear.intercepts[gene]).toBe(alone.linear!().intercepts[gene]);
    }
    const expected = linearImportance(linear, train);
    fitted.markerImportance!().values.forEach((value, marker) => {
      expect(value).toBeCloseTo(expected[marker]!, 12);
    });
    expect(Math.max(...expected)).toBeGreaterThan(0.01);
  });
});
