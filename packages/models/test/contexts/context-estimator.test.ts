import { createRng, joinContexts, selectFeatures, selectSamples } from '@snpress/data';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { contextEstimator, type ContextFit } from '../../src/contexts/context-estimator.js';
import { getEstimator, loadModel } from '../../src/registry.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';

const base = makeTrainingSet(createRng('contexts'), { samples: 90, markers: 30, genes: 6 });
const rng = createRng('noise');

/** The same effects, with noise of its own, in other units. */
function again(matrix: Matrix, scale: number, noise: number): Matrix {
  return { ...matrix, values: matrix.values.map((value) => scale * value + noise * rng.normal() + 3) };
}

const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
const glucose = again(base.expression, 1, 0.5);
const ethanol = again(base.expression, 4, 2);
const whole = { genotypes: base.genotypes, expression: joinContexts(new Map([['glucose', glucose], ['ethanol', ethanol]])) }; // prettier-ignore
/** Ethanol of few samples, some of them in it alone, and of other genes. */
const ragged = (() => {
  const few = selectSamples(selectFeatures(ethanol, [5, 0, 1, 2]), rows(60, 80));
  const many = selectSamples(selectFeatures(glucose, [0, 1, 2, 3, 4]), rows(0, 70));
  const expression = joinContexts(new Map([['glucose', many], ['ethanol', few]])); // prettier-ignore
  return { genotypes: selectSamples(base.genotypes, rows(0, 80)), expression };
})();
const unseen = selectSamples(base.genotypes, rows(80, 90));

const ridge = (how: ContextFit) => contextEstimator(getEstimator('ridge'), loadModel, { how, folds: 3 });
const fixed = { lambda: 2 };

function expectClose(found: Matrix, wanted: Matrix): void {
  expect(found.features).toEqual(wanted.features);
  for (const [at, value] of found.values.entries()) expect(value).toBeCloseTo(wanted.values[at]!, 4);
}

describe('contextEstimator', () => {
  it('fits each context apart as it would be fitted alone', async () => {
    const fitted = await ridge('apart').fit(ragged, fixed);
    const own = await getEstimator('ridge').fit(
      { genotypes: selectSamples(ragged.genotypes, rows(60, 80)), expression: selectSamples(selectFeatures(ethanol, [5, 0, 1, 2]), rows(60, 80)) }, // prettier-ignore
      fixed,
    );
    const predicted = selectFeatures(fitted.predict(unseen), [5, 6, 7, 8]);
    expect(predicted.values).toEqual(own.predict(unseen).values);
  });

  it('is a rotation of the targets where all is complete: what is linear in them is the same apart and jointly', async () => {
    const [apart, joint, both] = await Promise.all(
      (['apart', 'joint', 'both'] as const).map(async (how) =>
        (await ridge(how).fit(whole, fixed)).predict(unseen),
      ),
    );
    expectClose(joint!, apart!);
    expectClose(both!, apart!);
  });

  it.each(['apart', 'joint', 'both'] as const)(
    'is restored from what it saved, and linear as what it is made of: %s',
    async (how) => {
      const fitted = await ridge(how).fit(ragged, fixed);
      const loaded = loadModel(fitted.save());
      const predicted = loaded.predict(unseen);
      expect(predicted).toEqual(fitted.predict(unseen));
      const linear = loaded.linear!();
      const { intercepts, markerMeans, genes } = linear;
      expect(genes).toEqual(ragged.expression.features);
      const rowCount = unseen.samples.length;
      genes.forEach((_, gene) => {
        const { markers, effects } = linear.effectsOf(gene);
        for (let row = 0; row < rowCount; row++) {
          const value = markers.reduce(
            (sum, marker, k) =>
              sum + effects[k]! * (unseen.values[marker * rowCount + row]! - markerMeans[marker]!),
            intercepts[gene]!,
          );
          expect(value).toBeCloseTo(predicted.values[gene * rowCount + row]!, 4);
        }
      });
    },
  );

  it('lets a context with few samples borrow from one with many', async () => {
    const error = async (how: ContextFit): Promise<number> => {
      const predicted = (await ridge(how).fit(ragged)).predict(unseen);
      const truth = selectSamples(selectFeatures(ethanol, [0, 1, 2]), rows(80, 90));
      const found = selectFeatures(predicted, [6, 7, 8]);
      return found.values.reduce((sum, value, at) => sum + (value - truth.values[at]!) ** 2, 0);
    };
    const apart = await error('apart');
    expect(await error('joint')).toBeLessThan(0.8 * apart);
    expect(await error('both')).toBeLessThan(0.9 * apart);
  });

  it('chooses settings by its grid within each fit, and is the estimator itself where there are no contexts', async () => {
    const grid = { lambda: [0.5, 5, 50] };
    const estimator = contextEstimator(getEstimator('ridge'), loadModel, { how: 'apart', folds: 3, grid });
    const fitted = await estimator.fit(ragged);
    expect(fitted.predict(unseen).values).not.toEqual((await ridge('apart').fit(ragged, fixed)).predict(unseen).values); // prettier-ignore
    const alone = { genotypes: base.genotypes, expression: glucose };
    const plain = (await getEstimator('ridge').fit(alone, fixed)).save();
    expect((await ridge('both').fit(alone, fixed)).save()).toEqual(plain);
  });

  it('predicts the mean of a gene that does not vary in a context, or in any', async () => {
    const flat = (matrix: Matrix, genes: number) => ({
      ...matrix,
      values: matrix.values.map((value, at) => (at < 90 * genes ? 7.1 : value)),
    });
    const expression = joinContexts(new Map([['glucose', flat(glucose, 1)], ['ethanol', flat(ethanol, 2)]])); // prettier-ignore
    const { values } = (await ridge('both').fit({ ...base, expression }, fixed)).predict(unseen);
    expect(values.every(Number.isFinite)).toBe(true);
    for (const value of [...values.subarray(0, 10), ...values.subarray(60, 80)])
      expect(value).toBeCloseTo(7.1, 5);
  });

  it('keeps positions of genes, so that cis models and priors know them', async () => {
    const estimator = contextEstimator(getEstimator('susie'), loadModel, { how: 'joint', folds: 3 });
    const inclusion = (await estimator.fit(whole)).inclusion!();
    expect(inclusion.genes).toEqual(whole.expression.features);
    expect(inclusion.probabilitiesOf(7)).toEqual(inclusion.probabilitiesOf(1));
  });
});
