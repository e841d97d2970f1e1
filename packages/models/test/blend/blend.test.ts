import { createRng } from '@snpress/data/random/rng';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nonNegativeLeastSquares } from '../../src/blend/non-negative-least-squares.js';
import type { TrainingSet } from '../../src/contract/training-set.js';
import { getEstimator, loadModel } from '../../src/registry.js';
import { selectRows } from '../../src/testing/subject.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';

const blend = getEstimator('blend');
const residual = getEstimator('residual');
const all = makeTrainingSet(createRng('blend'), { samples: 70, markers: 40, genes: 12 });
const train = selectRows(all, (row) => row < 50);
const { genotypes } = selectRows(all, (row) => row >= 50);
const fixed = { type: 'ridge', lambda: 2 };

describe('nonNegativeLeastSquares', () => {
  it('meets the conditions of the optimum', () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 6, maxLength: 6 }),
        fc.array(number, { minLength: 6, maxLength: 6 }),
        (rows, y) => {
          const product = (i: number, j: number): number =>
            rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0);
          const gram = Float64Array.from({ length: 9 }, (_, at) => {
            const [i, j] = [Math.floor(at / 3), at % 3];
            return product(i, j) + (i === j ? 0.05 : 0);
          });
          const products = Float64Array.from({ length: 3 }, (_, i) =>
            rows.reduce((sum, row, k) => sum + row[i]! * y[k]!, 0),
          );
          const weights = nonNegativeLeastSquares(gram, products);
          weights.forEach((weight, i) => {
            const slope = weights.reduce((sum, w, j) => sum + gram[3 * i + j]! * w, 0) - products[i]!;
            expect(weight).toBeGreaterThanOrEqual(0);
            if (weight > 0) expect(Math.abs(slope)).toBeLessThan(1e-6);
            else expect(slope).toBeGreaterThan(-1e-6);
          });
        },
      ),
    );
  });
});

describe('blend', () => {
  it('is the mean of its members with equal weights', async () => {
    const params = { of: [fixed, { type: 'knn', k: 5 }] };
    const predicted = (await blend.fit(train, params)).predict(genotypes).values;
    const one = (await getEstimator('ridge').fit(train, { lambda: 2 })).predict(genotypes).values;
    const two = (await getEstimator('knn').fit(train, { k: 5 })).predict(genotypes).values;
    predicted.forEach((value, at) => {
      expect(value).toBeCloseTo((one[at]! + two[at]!) / 2, 5);
    });
  });

  it('gives nothing to a member that says nothing, and no weights of test samples', async () => {
    const params = { of: ['mean', 'lasso'], weights: 'nnls', folds: 4 };
    const fitted = await blend.fit(train, params);
    const weights = fitted.save().arrays.weights as Float64Array;
    expect(weights).toHaveLength(24);
    expect(weights[0]).toBeLessThan(0.2);
    expect(weights[1]).toBeGreaterThan(0.6);
    const own = await blend.fit(train, { ...params, perGene: true });
    const spread = (own.save().arrays.weights as Float64Array).filter((_, at) => at % 2 === 1);
    expect(Math.max(...spread) - Math.min(...spread)).toBeGreaterThan(0.001);
    expect(loadModel(fitted.save()).predict(genotypes)).toEqual(fitted.predict(genotypes));
  });

  it('does not see what it is not given: other test samples change nothing', async () => {
    const params = { of: ['susie', 'multi-kernel'] };
    const fitted = await blend.fit(train, params, { seed: 3 });
    const again = await blend.fit(
      selectRows(all, (row) => row < 50),
      params,
      { seed: 3 },
    );
    expect(again.predict(genotypes)).toEqual(fitted.predict(genotypes));
    expect(fitted.inclusion!().genes).toEqual(train.expression.features);
    expect(fitted).toHaveProperty('linear');
  });

  it.each([
    ['equal', false],
    ['nnls', true],
  ])('tells what it predicts without its networks, loaded or not (%s weights)', async (weights, perGene) => {
    const network = { type: 'mlp', hidden: [6], epochs: 5 };
    const params = { of: [fixed, network, { type: 'knn', k: 5 }], weights, perGene, folds: 3 };
    const fitted = await blend.fit(train, params, { seed: 3 });
    const [ablation, ...more] = fitted.ablations!();
    expect(more).toEqual([]);
    expect(ablation).toMatchObject({ part: 'networks', additive: false });
    const others = await blend.fit(train, { ...params, of: [params.of[0], params.of[2]] }, { seed: 3 });
    const predicted = ablation!.predict(genotypes);
    others.predict(genotypes).values.forEach((value, at) => {
      expect(predicted.values[at]).toBeCloseTo(value, 5);
    });
    const [loaded] = loadModel(fitted.save()).ablations!();
    expect(loaded!.predict(genotypes)).toEqual(predicted);
    expect(others).not.toHaveProperty('ablations');
  });

  it('leaves interactions out of every member that has them', async () => {
    const pairs = { profiles: 'own', interactions: 'pairs' };
    const fitted = await blend.fit(train, { of: [fixed, { type: 'multi-kernel', ...pairs }] });
    const [ablation] = fitted.ablations!();
    expect(ablation).toMatchObject({ part: 'interactions', additive: true });
    const ridge = (await getEstimator('ridge').fit(train, { lambda: 2 })).predict(genotypes).values;
    const kernels = await getEstimator('multi-kernel').fit(train, pairs);
    const additive = kernels.ablations!()[0]!.predict(genotypes).values;
    expect(additive).not.toEqual(kernels.predict(genotypes).values);
    ablation!.predict(genotypes).values.forEach((value, at) => {
      expect(value).toBeCloseTo((ridge[at]! + additive[at]!) / 2, 5);
    });
  });

  it('learns the weights of five members where genes are few and nothing is said', async () => {
    const fitted = await blend.fit(train, {}, { seed: 3 });
    const members = blend.members!(blend.params.parse({}));
    expect(members).toMatchObject({ times: 6 });
    const weights = fitted.save().arrays.weights as Float64Array;
    expect(weights).toHaveLength(12 * members.of.length);
    const named = { of: members.of, weights: 'nnls', perGene: true };
    expect((await blend.fit(train, named, { seed: 3 })).predict(genotypes)).toEqual(
      fitted.predict(genotypes),
    );
  });

  it('is the mean of susie and multi-kernel where genes are many and nothing is said', async () => {
    const many = makeTrainingSet(createRng('many'), { samples: 30, markers: 20, genes: 50 });
    const of = ['susie', 'multi-kernel'];
    const [open, named] = [await blend.fit(many), await blend.fit(many, { of, weights: 'equal' })];
    expect(open.save()).toEqual(named.save());
  });

  it('refuses members that are not there or have wrong parameters, by name, all at once', async () => {
    const params = { of: ['lassso', { type: 'knn', k: 0 }] };
    await expect(blend.fit(train, params)).rejects.toThrow(/no model of type "lassso".*knn: k/s);
  });
});

describe('residual', () => {
  it('adds what the second model finds in what the first leaves', async () => {
    const fitted = await residual.fit(train, { first: { type: 'lasso', alpha: 0.3 }, then: fixed });
    const lasso = await getEstimator('lasso').fit(train, { alpha: 0.3 });
    const left = lasso.predict(train.genotypes).values;
    const rest: TrainingSet = {
      ...train,
      expression: {
        ...train.expression,
        values: train.expression.values.map((value, at) => value - left[at]!),
      },
    };
    const second = (await getEstimator('ridge').fit(rest, { lambda: 2 })).predict(genotypes).values;
    const first = lasso.predict(genotypes).values;
    fitted.predict(genotypes).values.forEach((value, at) => {
      expect(value).toBeCloseTo(first[at]! + second[at]!, 4);
    });
    expect(fitted).not.toHaveProperty('ablations');
  });

  it('tells what a network adds to what comes before it', async () => {
    const then = { type: 'mlp', hidden: [6], epochs: 5 };
    const fitted = await residual.fit(train, { first: fixed, then });
    const [ablation] = fitted.ablations!();
    expect(ablation).toMatchObject({ part: 'networks', additive: true });
    const first = (await getEstimator('ridge').fit(train, { lambda: 2 })).predict(genotypes).values;
    ablation!.predict(genotypes).values.forEach((value, at) => {
      expect(value).toBeCloseTo(first[at]!, 5);
    });
  });
});
