import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSteps, loadSteps, type StepInput } from '../../src/index.js';
import { anyMatrix } from '../any-matrix.js';
import { columnsOf, matrixOf } from '../matrix-of.js';

const chain: StepInput[] = [
  { dropMissing: { max: 0.9 } },
  { impute: { strategy: 'median' } },
  { scale: { range: [0, 1] } },
];

const anySteps: fc.Arbitrary<StepInput[]> = fc.constantFrom<StepInput[]>(
  [],
  [{ impute: { strategy: 'constant', value: 0 } }],
  [{ scale: { method: 'standard' } }, { impute: { strategy: 'constant', value: 0 } }],
  [{ inverseNormal: {} }, { impute: { strategy: 'constant', value: 0 } }],
  [{ quantileNormalise: {} }, { impute: { strategy: 'constant', value: 0 } }],
  [{ impute: { strategy: 'constant', value: 2 } }, { dropMissing: {} }, { scale: { range: [-1, 1] } }],
);

describe('fitSteps', () => {
  it('fits each step on what the ones before return', () => {
    const fitted = fitSteps(matrixOf([NaN, 2, 4], [NaN, NaN, NaN], [0, 5, 10]), chain);
    expect(fitted.features).toEqual(['f0', 'f2']);
    expect(columnsOf(fitted.apply(matrixOf([NaN, 6], [1, 1], [0, 20])))).toEqual([
      [0.5, 2],
      [0, 2],
    ]);
  });

  it('inverts predictions of the features that survive', () => {
    const fitted = fitSteps(matrixOf([NaN, 2, 4], [NaN, NaN, NaN], [0, 5, 10]), chain);
    const predictions = { samples: ['a'], features: ['f2'], values: Float32Array.of(0.5) };
    expect(fitted.invert(predictions)).toEqual({ ...predictions, values: Float32Array.of(5) });
  });

  it('does not change what it is given', () => {
    fc.assert(
      fc.property(anyMatrix, anySteps, (matrix, steps) => {
        const before = matrix.values.slice();
        const fitted = fitSteps(matrix, steps);
        fitted.invert(fitted.apply(matrix));
        expect(matrix.values).toEqual(before);
      }),
    );
  });

  it('transforms a sample the same alone and among others', () => {
    fc.assert(
      fc.property(anyMatrix, anySteps, (matrix, steps) => {
        const fitted = fitSteps(matrix, steps);
        const alone = fitted.apply(selectSamples(matrix, [1]));
        expect(alone).toEqual(selectSamples(fitted.apply(matrix), [1]));
      }),
    );
  });

  it('saves the same bytes whatever the rows outside training hold', () => {
    fc.assert(
      fc.property(anyMatrix, anySteps, fc.float({ noNaN: true }), (matrix, steps, other) => {
        const training = matrix.samples.map((_, row) => row).slice(0, -1);
        const held = matrix.samples.length - 1;
        const altered = matrix.values.map((value, index) =>
          index % matrix.samples.length === held ? other : value,
        );
        const fitted = fitSteps(selectSamples(matrix, training), steps);
        const refitted = fitSteps(selectSamples({ ...matrix, values: altered }, training), steps);
        expect(refitted.save()).toEqual(fitted.save());
      }),
    );
  });

  it('restores what was saved', () => {
    fc.assert(
      fc.property(anyMatrix, anySteps, (matrix, steps) => {
        const fitted = fitSteps(matrix, steps);
        const saved = fitted.save();
        const loaded = loadSteps({ ...saved, metadata: JSON.parse(JSON.stringify(saved.metadata)) as never });
        expect(loaded.save()).toEqual(saved);
        expect(loaded.apply(matrix)).toEqual(fitted.apply(matrix));
        expect(loaded.invert(loaded.apply(matrix))).toEqual(fitted.invert(fitted.apply(matrix)));
        expect(loaded.warnings).toEqual(fitted.warnings);
      }),
    );
  });

  it('refits values but keeps the features of an outer training set', () => {
    const matrix = matrixOf([0, 4, 8, NaN], [1, 1, 1, 3], [1, 2, 3, 4]);
    const steps: StepInput[] = [{ dropConstant: {} }, { dropMissing: {} }, { scale: { range: [0, 1] } }];
    const outer = fitSteps(matrix, steps);
    const inner = selectSamples(matrix, [0, 1]);
    expect(outer.features).toEqual(['f1', 'f2']);
    expect(fitSteps(inner, steps).features).toEqual(['f0', 'f2']);
    const kept = fitSteps(inner, steps, { filters: loadSteps(outer.save()) });
    expect(kept.features).toEqual(['f1', 'f2']);
    expect(columnsOf(kept.apply(inner))).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });
});

describe('fitSteps refuses', () => {
  const matrix = matrixOf([1, 2], [3, 4]);

  it('filters of another chain', () => {
    const other = fitSteps(matrix, [{ dropMissing: {} }]);
    expect(() =>
      fitSteps(matrix, [{ dropMissing: { max: 0.5 } }], { filters: other }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: The filters to keep were fitted with other steps ([{"dropMissing":{"max":0}}]) than the ones asked for ([{"dropMissing":{"max":0.5}}]): fit both with the same list.]`,
    );
  });

  it('steps that are not valid, all at once', () => {
    const steps = [{ impute: { strategy: 'constant' } }, { scale: { range: [1, 0] } }] as StepInput[];
    expect(() => fitSteps(matrix, steps)).toThrowErrorMatchingInlineSnapshot(`
      [PreprocessError: steps[0].impute.value: strategy: constant needs a value, such as value: 0.
      steps[1].scale.range: range goes from low to high, but 1 is not below 0.]
    `);
  });

  it('an empty training set', () => {
    expect(() => fitSteps(selectSamples(matrix, []), [])).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: Preprocessing needs at least one training sample.]`,
    );
  });

  it('other features', () => {
    const fitted = fitSteps(matrix, [{ impute: {} }]);
    expect(() => fitted.apply({ ...matrix, features: ['f0', 'YAL001C'] })).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: impute was fitted on 2 features and is given 2: 1 missing ("f1") and 1 unknown ("YAL001C"): give it the features of the training set, in the same order.]`,
    );
    expect(() => fitted.apply(selectFeatures(matrix, [1, 0]))).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: impute was fitted on 2 features and is given 2: their order differs: give it the features of the training set, in the same order.]`,
    );
  });
});

it('loadSteps refuses another bundle', () => {
  expect(() => loadSteps({ metadata: { type: 'lasso' }, arrays: {} })).toThrowErrorMatchingInlineSnapshot(
    `[PreprocessError: This bundle holds no fitted preprocessing: load what FittedSteps.save() gave.]`,
  );
});
