import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitSteps } from '../../src/index.js';
import { normalQuantile } from '../../src/inverse-normal/normal-quantile.js';
import { columnsOf, matrixOf } from '../matrix-of.js';

const golden = JSON.parse(readFileSync(new URL('fixtures/blom.json', import.meta.url), 'utf8')) as Record<
  'observed' | 'scores' | 'p' | 'quantiles',
  number[]
>;

const steps = [{ inverseNormal: {} }];

describe('inverseNormal', () => {
  it("gives training values R's normal scores of their ranks, and leaves missing ones", () => {
    const fitted = fitSteps(matrixOf([...golden.observed, NaN]), steps);
    const [scores] = columnsOf(fitted.apply(matrixOf([NaN, ...golden.observed])));
    expect(scores![0]).toBeNaN();
    golden.scores.forEach((score, at) => {
      expect(scores![at + 1]).toBeCloseTo(score, 6);
    });
  });

  it('takes values between training values along a line, values outside to the ends, and back', () => {
    const fitted = fitSteps(matrixOf([0, 4, 8]), steps);
    const [scores] = columnsOf(fitted.apply(matrixOf([-9, 2, 4, 99])));
    const top = normalQuantile((3 - 0.375) / 3.25);
    expect(scores!.map((score) => score / top)).toEqual(
      [-1, -0.5, 0, 1].map((x) => expect.closeTo(x, 6) as number),
    );
    const back = fitted.invert({ ...matrixOf([0, top / 2, 5, -5]), features: ['f0'] });
    expect(columnsOf(back)[0]).toEqual([4, 6, 8, 0].map((x) => expect.closeTo(x, 5) as number));
  });

  it('takes a constant feature to 0 and back, and one without a value as constant 0', () => {
    const fitted = fitSteps(matrixOf([3, 3], [NaN, NaN]), steps);
    expect(columnsOf(fitted.apply(matrixOf([7, NaN], [7, NaN])))).toEqual([
      [0, NaN],
      [0, NaN],
    ]);
    expect(columnsOf(fitted.invert(matrixOf([1], [1])))).toEqual([[3], [0]]);
  });
});

it("normalQuantile is R's qnorm", () => {
  golden.p.forEach((p, at) => {
    const expected = golden.quantiles[at]!;
    expect(Math.abs(normalQuantile(p) - expected)).toBeLessThanOrEqual(
      4e-15 * Math.max(1, Math.abs(expected)),
    );
  });
});
