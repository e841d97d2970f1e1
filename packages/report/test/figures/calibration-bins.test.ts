import { describe, expect, it } from 'vitest';
import { calibrationBins } from '../../src/figures/calibration-bins.js';
import type { HeldOutPredictions } from '../../src/index.js';

const matrix = (columns: readonly (readonly number[])[]) => ({
  samples: columns[0]!.map((_, i) => `s${i}`),
  features: columns.map((_, j) => `g${j}`),
  values: Float32Array.from(columns.flat()),
});

function split(observed: number[][], predicted: number[][]): HeldOutPredictions {
  return { split: 'one', observed: matrix(observed), predicted: { lasso: matrix(predicted) } };
}

describe('calibrationBins', () => {
  it('takes away the mean of each gene on both sides, over all splits', () => {
    const first = split(
      [
        [10, 14],
        [-5, -5],
      ],
      [
        [1, 2],
        [0, 0],
      ],
    );
    const second = split([[18], [-5]], [[3], [0]]);
    expect(calibrationBins([first, second], 'lasso', 6)).toEqual([
      { count: 1, predicted: -1, observed: -4 },
      { count: 4, predicted: 0, observed: 0 },
      { count: 1, predicted: 1, observed: 4 },
    ]);
  });

  it('makes bins of equal size and leaves missing values out', () => {
    const predicted = [8, 1, 2, 3, 4, 5, 6, 7, 100];
    const observed = [16, 2, 4, 6, 8, 10, 12, 14, NaN];
    const bins = calibrationBins([split([observed], [predicted])], 'lasso', 4);
    expect(bins.map(({ count }) => count)).toEqual([2, 2, 2, 2]);
    for (const bin of bins) expect(bin.observed).toBeCloseTo(2 * bin.predicted, 12);
  });

  it('has nothing to say of a model without predictions', () => {
    expect(calibrationBins([split([[1, 2]], [[1, 2]])], 'ridge', 4)).toEqual([]);
  });
});
