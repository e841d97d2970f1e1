import { dot, ruleX, ruleY } from '@observablehq/plot';
import { formatNumber } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { colour } from './colours.js';
import { densityGrid, type PointVisitor } from './density-grid.js';
import { shadesFor } from './density-shades.js';
import { densitySquares } from './density-squares.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { diagonal, squareFrame } from './square-frame.js';

/** Two numbers of every gene. */
export interface PairScatterOptions {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** What each pair of numbers is of: the names of genes. */
  readonly names: readonly string[];
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Values below are drawn at the edge: single genes of a bad model would flatten all others. */
export const lowestDrawn = -0.5;

/** Up to so many genes are points of their own; more are shades of squares. */
export const mostDots = 500;

const bins = 40;

/** One number of every gene against another on equal axes, with the diagonal. */
export function pairScatter({ xLabel, yLabel, names, x, y, ...texts }: PairScatterOptions): Figure {
  const points = Array.from({ length: x.length }, (_, i) => ({
    title: `${printable(names[i]!)}: ${printable(xLabel)} ${formatNumber(x[i]!)}, ${printable(yLabel)} ${formatNumber(y[i]!)}`,
    x: Math.max(x[i]!, lowestDrawn),
    y: Math.max(y[i]!, lowestDrawn),
  })).filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y));
  const visitor: PointVisitor = (visit) => {
    for (const point of points) visit(point.x, point.y);
  };
  const grid = densityGrid(visitor, bins);
  const few = points.length <= mostDots;
  const room = few ? 0.03 * (grid.domain[1] - grid.domain[0]) : 0;
  const domain = [grid.domain[0] - room, grid.domain[1] + room] as const;
  const zero = domain[0] < 0 && domain[1] > 0 ? [0] : [];
  return drawFigure({
    ...texts,
    plot: {
      ...squareFrame({
        domain,
        ticks: 5,
        xLabel: shorten(printable(xLabel), 44),
        yLabel: shorten(printable(yLabel), 44),
        yOffset: 56,
      }),
      marks: [
        ruleX(zero, { stroke: colour('rule') }),
        ruleY(zero, { stroke: colour('rule') }),
        few
          ? dot(points, {
              x: 'x',
              y: 'y',
              r: 2.5,
              stroke: colour('series-1'),
              fill: colour('series-1'),
              fillOpacity: 0.2,
              title: 'title',
            })
          : densitySquares(grid.cells, shadesFor(grid.cells)),
        diagonal(domain, 'currentColor'),
      ],
    },
  });
}
