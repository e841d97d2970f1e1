import { describe, expect, it } from 'vitest';
import { densityGrid, type PointVisitor } from '../../src/figures/density-grid.js';

const visitor =
  (points: readonly (readonly [number, number])[]): PointVisitor =>
  (visit) => {
    for (const [x, y] of points) visit(x, y);
  };

describe('densityGrid', () => {
  it('counts every point once, the largest ones in the last square', () => {
    const grid = densityGrid(
      visitor([
        [0, 0],
        [0.1, 0.2],
        [4, 4],
        [3.9, 0],
      ]),
      4,
    );
    expect(grid).toEqual({
      domain: [0, 4],
      points: 4,
      cells: [
        { x1: 0, x2: 1, y1: 0, y2: 1, count: 2 },
        { x1: 3, x2: 4, y1: 0, y2: 1, count: 1 },
        { x1: 3, x2: 4, y1: 3, y2: 4, count: 1 },
      ],
    });
  });

  it('leaves out missing values', () => {
    expect(
      densityGrid(
        visitor([
          [NaN, 1],
          [1, NaN],
          [1, 2],
        ]),
        2,
      ).points,
    ).toBe(1);
  });

  it('has room for points that are all the same, and for none', () => {
    expect(densityGrid(visitor([[2, 2]]), 2)).toMatchObject({ domain: [1.5, 2.5], points: 1 });
    expect(densityGrid(visitor([]), 2)).toEqual({ domain: [0, 1], cells: [], points: 0 });
  });
});
