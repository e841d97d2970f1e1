import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitSteps, loadSteps, type FittedSteps, type StepInput } from '../../src/index.js';
import { affineSteps } from '../../src/steps/affine-steps.js';
import { anyMatrix } from '../any-matrix.js';
import { columnsOf, matrixOf } from '../matrix-of.js';

const anySteps: fc.Arbitrary<StepInput[]> = fc.constantFrom<StepInput[]>(
  [],
  [{ scale: { method: 'standard' } }],
  [{ impute: { strategy: 'constant', value: 2 } }, { scale: { range: [-1, 1] } }],
  [
    { scale: { range: [0, 3] } },
    { impute: { strategy: 'constant', value: 0.5 } },
    { scale: { method: 'standard' } },
  ],
  [{ dropMissing: { max: 0.9 } }, { impute: { strategy: 'constant', value: 1 } }, { impute: {} }],
);

const fitOrSkip = (...args: Parameters<typeof fitSteps>): FittedSteps => {
  try {
    return fitSteps(...args);
  } catch {
    fc.pre(false);
  }
};

/** Float32 rounding of values that large, once per step. */
const close = (a: number, b: number, scale: number): boolean =>
  Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - b) <= 1e-5 * Math.max(1, scale);

it('gives the values of apply and of invert', () => {
  fc.assert(
    fc.property(anyMatrix, anySteps, (matrix, steps) => {
      const chain = loadSteps(fitOrSkip(matrix, steps).save());
      const form = affineSteps(chain);
      const [before, after] = [columnsOf(matrix), columnsOf(chain.apply(matrix))];
      const back = columnsOf(chain.invert(chain.apply(matrix)));
      expect(Array.from(form.from, (column) => matrix.features[column])).toEqual(chain.features);
      after.forEach((values, feature) => {
        values.forEach((value, row) => {
          const x = before[form.from[feature]!]![row]!;
          const straight = Number.isNaN(x)
            ? form.missing[feature]!
            : form.slope[feature]! * x + form.offset[feature]!;
          const size = Math.abs(form.slope[feature]! * (x || 0)) + Math.abs(form.offset[feature]!);
          expect(close(value, straight, size)).toBe(true);
          const inverse = form.inverseSlope[feature]! * value + form.inverseOffset[feature]!;
          const range =
            Math.abs(form.inverseSlope[feature]! * value) + Math.abs(form.inverseOffset[feature]!);
          expect(close(back[feature]![row]!, inverse, range)).toBe(true);
        });
      });
    }),
  );
});

it('names the steps that are no straight line', () => {
  const chain = fitSteps(matrixOf([1, 2], [3, 5]), [{ scale: { range: [0, 1] } }]);
  const curved = { ...chain.fitted[0]!, affine: undefined } as unknown as FittedSteps['fitted'][number];
  expect(() => affineSteps({ ...chain, fitted: [curved] })).toThrowErrorMatchingInlineSnapshot(
    `[PreprocessError: The preprocessing step scale is no straight line per feature, so that it cannot be folded into weights: leave it out, fit the model again, and export that one.]`,
  );
});
