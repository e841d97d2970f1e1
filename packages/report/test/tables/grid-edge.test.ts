import { expect, it } from 'vitest';
import type { ModelSelection } from '../../src/index.js';
import { gridEdge } from '../../src/tables/grid-edge.js';
import { summariseSettings } from '../../src/tables/selection-summary.js';

function selection(
  parameter: string,
  values: readonly number[],
  split: Partial<ModelSelection['splits'][number]>,
): ModelSelection {
  return {
    model: 'model',
    mode: split.chosenGenes === undefined ? 'global' : 'per-gene',
    settings: values.map((value) => ({
      label: `${parameter}=${value}`,
      parameters: { [parameter]: value },
    })),
    splits: [{ split: 'fold 1', mse: values.map(() => NaN), ...split }],
  };
}

it('takes the setting of the smallest error, where all genes share one', () => {
  const edge = (mse: number[]) => gridEdge(selection('alpha', [0.1, 0.2, 0.3], { chosen: 0, mse }));
  expect(edge([1, 2, 3])).toEqual({ model: 'model', parameter: 'alpha', value: 0.1, side: 'smallest' });
  expect(edge([3, 2, 1])).toMatchObject({ value: 0.3, side: 'largest' });
  expect(edge([3, 1, 2])).toBeUndefined();
});

// The mean error of a path that genes leave early is known for its start alone, and falls to where the first gene leaves.
it('takes what genes chose, where each has its own, whatever the errors that are known', () => {
  const mse = [5, 4, NaN, NaN];
  const edge = (chosenGenes: number[], parameter = 'alpha') =>
    gridEdge(selection(parameter, [1, 0.5, 0.2, 0.1], { mse, chosenGenes }));
  expect(edge([5, 30, 60, 5])).toBeUndefined();
  expect(edge([5, 20, 25, 50])).toMatchObject({ value: 0.1, side: 'smallest' });
  expect(edge([50, 25, 20, 5])).toMatchObject({ value: 1, side: 'largest' });
  // No marker enters at the largest relative alpha, so that there is nothing beyond.
  expect(edge([50, 25, 20, 5], 'relativeAlpha')).toBeUndefined();
  // A fifth of the genes is not most of them.
  expect(edge([19, 20, 20, 21, 20].slice(0, 4))).toMatchObject({ side: 'smallest' });
  expect(
    gridEdge(selection('alpha', [5, 4, 3, 2, 1], { chosenGenes: [19, 20, 20, 20, 21] })),
  ).toBeUndefined();
});

it('compares settings by the error of all splits: where the path of one has ended, the others have no mean', () => {
  const { splits, ...rest } = selection('alpha', [0.4, 0.3, 0.2, 0.1], {
    chosen: 2,
    mse: [6, 5, 4, Infinity],
  });
  const lower = { split: 'fold 2', chosen: 1, mse: [3, 2, 3, 3.1] };
  const both = { ...rest, splits: [...splits, lower] };
  expect(summariseSettings(both).map(({ mse }) => mse)).toEqual([4.5, 3.5, 3.5, NaN]);
  expect(gridEdge(both)).toBeUndefined();
  // The end of what was computed is no end of the grid.
  const falling = { ...rest, splits: [{ ...splits[0]!, mse: [3, 2, 1, Infinity] }] };
  expect(gridEdge(falling)).toBeUndefined();
});
