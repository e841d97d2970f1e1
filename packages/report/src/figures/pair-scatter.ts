import { dot, link, ruleX, ruleY } from '@observablehq/plot';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { colour } from './colours.js';
import { densityGrid, type PointVisitor } from './density-grid.js';
import { shadesFor } from './density-shades.js';
import { densitySquares } from './density-squares.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';

/** Two numbers of every gene. */
export interface PairScatterOptions {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Values below are drawn at the edge: single genes of a bad model would flatten all others. */
export const lowestDrawn = -0.5;

/** Up to so many genes are points of their own; more are shades of squares. */
export const mostDots = 500;

const bins = 48;

/** One number of every gene against another on equal axes, with the diagonal. */
export function pairScatter({ xLabel, yLabel, x, y, ...texts }: PairScatterOptions): Figure {
  const points = Array.from({ length: x.length }, (_, i) => ({
    x: Math.max(x[i]!, lowestDrawn),
    y: Math.max(y[i]!, lowestDrawn),
  })).filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y));
  const visitor: PointVisitor = (visit) => {
    for (const point of points) visit(point.x, point.y);
  };
  const grid = densityGrid(visitor, bins);
  const few = points.length <= mostDots;
  const room = few ? 0.03 * (grid.domain[1] - grid.domain[0]) : 0;
  const [low, high] = [grid.domain[0] - room, grid.domain[1] + room];
  const zero = low < 0 && high > 0 ? [0] : [];
  const axis = { domain: [low, high], labelAnchor: 'center', labelArrow: 'none', ticks: 5 } as const;
  return drawFigure({
    ...texts,
    plot: {
      width: 340,
      height: 312,
      marginLeft: 74,
      marginRight: 10,
      marginTop: 10,
      marginBottom: 46,
      x: { ...axis, label: shorten(printable(xLabel), 36), labelOffset: 40 },
      y: { ...axis, label: shorten(printable(yLabel), 36), labelOffset: 56 },
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
            })
          : densitySquares(grid.cells, shadesFor(grid.cells)),
        link([0], { x1: low, y1: low, x2: high, y2: high, stroke: 'currentColor', strokeDasharray: '5 4' }),
      ],
    },
  });
}
