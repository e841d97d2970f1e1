import { toCalls } from '@snpress/data/markers/to-calls';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSteps, type FittedSteps, type StepInput } from '../../src/index.js';
import { applySteps } from '../../src/steps/apply-steps.js';
import { anyMatrix } from '../any-matrix.js';
import { columnsOf, matrixOf } from '../matrix-of.js';

const anySteps: fc.Arbitrary<StepInput[]> = fc.array(
  fc.constantFrom<StepInput>(
    { impute: { strategy: 'mean' } },
    { impute: { strategy: 'median' } },
    { impute: { strategy: 'constant', value: 1.1 } },
    { scale: { method: 'standard' } },
    { scale: { range: [-1, 0.3] } },
    { inverseNormal: {} },
    { dropConstant: {} },
    { dropMissing: { max: 0.3 } },
  ),
  { maxLength: 5 },
);

/** Hard calls of 6 samples, of which a few are missing, with positions and alleles. */
const anyCalls: fc.Arbitrary<Matrix> = fc
  .array(fc.constantFrom(0, 1, 2, 0, 1, 2, NaN), { minLength: 6, maxLength: 48 })
  .map((values) => {
    const features = Array.from({ length: Math.floor(values.length / 6) }, (_, marker) => `m${marker}`);
    const start = Float64Array.from(features.keys());
    return createMatrix({
      samples: ['a', 'b', 'c', 'd', 'e', 'f'],
      features,
      values: Float32Array.from(values.slice(0, 6 * features.length)),
      positions: { chromosome: features.map(() => '1'), start, end: start },
      alleles: { counted: features.map(() => 'A'), other: features.map(() => 'C') },
      ploidy: 2,
    });
  });

const rowsOf = ({ samples }: Matrix): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray([...samples.keys()], { minLength: 1 });

const withRows = (matrices: fc.Arbitrary<Matrix>): fc.Arbitrary<[Matrix, number[]]> =>
  matrices.chain((matrix) => rowsOf(matrix).map((rows): [Matrix, number[]] => [matrix, rows]));

const fitOrSkip = (...args: Parameters<typeof fitSteps>): FittedSteps => {
  try {
    return fitSteps(...args);
  } catch {
    fc.pre(false);
  }
};

/** One step after another, each with a matrix of its own. */
const stepByStep = ({ fitted }: FittedSteps, matrix: Matrix): Matrix =>
  fitted.reduce((current, step) => step.apply(current), matrix);

const bitsOf = ({ values }: Matrix): Uint32Array =>
  new Uint32Array(values.buffer, values.byteOffset, values.length);

const expectSame = (actual: Matrix, expected: Matrix): void => {
  expect(actual).toEqual(expected);
  expect(bitsOf(actual)).toEqual(bitsOf(expected));
};

describe('a chain in one pass', () => {
  it('gives the bits of one step after another, for all samples and for some', () => {
    fc.assert(
      fc.property(withRows(fc.oneof(anyMatrix, anyCalls)), anySteps, ([matrix, rows], steps) => {
        const chain = fitOrSkip(matrix, steps);
        expectSame(chain.apply(matrix), stepByStep(chain, matrix));
        expectSame(chain.apply(matrix, rows), stepByStep(chain, selectSamples(matrix, rows)));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same bits of calls that are one byte each', () => {
    fc.assert(
      fc.property(withRows(anyCalls), anySteps, ([matrix, rows], steps) => {
        const stored = { ...matrix, values: toCalls(matrix.values)! };
        const chain = fitOrSkip(matrix, steps);
        expectSame(chain.apply(stored), stepByStep(chain, matrix));
        expectSame(chain.apply(stored, rows), stepByStep(chain, selectSamples(matrix, rows)));
      }),
      { numRuns: 300 },
    );
  });

  it('learns the same of calls, and of some samples, as of their floats', () => {
    const all: StepInput[] = [{ minAlleleFrequency: { min: 0.1 } }, { pruneLd: { r2: 0.9 } }, { impute: {} }];
    fc.assert(
      fc.property(withRows(anyCalls), fc.oneof(anySteps, fc.constant(all)), ([matrix, samples], steps) => {
        const stored = { ...matrix, values: toCalls(matrix.values)! };
        const expected = fitOrSkip(selectSamples(matrix, samples), steps);
        expect(fitSteps(stored, steps, { samples }).save()).toEqual(expected.save());
      }),
      { numRuns: 300 },
    );
  });

  it('leaves what it is given as it was', () => {
    const matrix = matrixOf([NaN, 1, 2], [0, 0, 1]);
    const calls = { ...matrix, values: Int8Array.of(-1, 1, 2, 0, 0, 1) };
    const chain = fitSteps(matrix, [{ impute: {} }, { scale: { method: 'standard' } }]);
    chain.apply(matrix, [2, 0]);
    chain.apply(calls, [2, 0]);
    expect(columnsOf(matrix)).toEqual([
      [NaN, 1, 2],
      [0, 0, 1],
    ]);
    expect([...calls.values]).toEqual([-1, 1, 2, 0, 0, 1]);
  });

  it('refuses other features, and samples that are not there', () => {
    const chain = fitSteps(matrixOf([1, 2], [3, 5]), [{ dropConstant: {} }, { impute: {} }]);
    expect(() => chain.apply(matrixOf([1, 2]))).toThrow('dropConstant was fitted on 2 features');
    expect(() => chain.apply(matrixOf([1, 2], [3, 5]), [2])).toThrow(RangeError);
    expect(() => chain.apply(matrixOf([1, 2], [3, 5]), [1, 1])).toThrow('selected twice');
  });
});

it('applies a step that compares values of a feature to the floats of the samples asked for', () => {
  const ranked = {
    features: ['f0'],
    warnings: [],
    apply: (matrix: Matrix): Matrix => ({ ...matrix, values: matrix.values.slice().sort() }),
    save: () => ({ metadata: {}, arrays: {} }),
  };
  const calls = { samples: ['a', 'b', 'c'], features: ['f0'], values: Int8Array.of(2, 1, 0) };
  const filled = fitSteps(calls, [{ impute: { strategy: 'constant', value: 1 } }]).fitted;
  expect(applySteps([...filled, ranked], calls, [0, 2])).toEqual({
    samples: ['a', 'c'],
    features: ['f0'],
    values: Float32Array.of(0, 2),
  });
});
