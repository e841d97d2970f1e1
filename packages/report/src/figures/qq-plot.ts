import { areaY, dot } from '@observablehq/plot';
import { printable } from '../text/printable.js';
import { centredLabel } from './centred-label.js';
import { colour } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { diagonal, squareFrame } from './square-frame.js';

/** So many points are drawn: the highest, and others as far apart as can be seen. */
const mostPoints = 400;

/**
 * Observed against expected −log10 p, with the band in which 95 % of uniform p lie at each rank.
 * @param values - −log10 p; NaN where there is none.
 */
export function qqPlot(name: string, of: string, values: ArrayLike<number>): Figure {
  const points = qqPoints(values);
  const highest = Math.max(1, ...points.map(({ observed }) => observed)) * 1.05;
  const widest = Math.max(1, ...points.map(({ expected }) => expected)) * 1.05;
  const [xLabel, yLabel] = ['expected −log10 p', 'observed −log10 p'];
  return drawFigure({
    name,
    title: `${printable(of)}: p of all genes against those of chance`,
    description: `Quantiles of −log10 p; on the dashed line p are those of chance, in the band as far as chance has it.`,
    plot: {
      ...squareFrame({ domain: [0, highest], ticks: 5, xLabel, yLabel, yOffset: 44 }),
      x: { domain: [0, widest], ticks: 5, ...centredLabel(xLabel, 40) },
      marks: [
        areaY(points, {
          x: 'expected',
          y1: 'low',
          y2: ({ high }: QqPoint) => Math.min(high, highest),
          fill: colour('rule'),
          fillOpacity: 0.7,
        }),
        diagonal([0, Math.min(highest, widest)]),
        dot(points, { x: 'expected', y: 'observed', r: 2, fill: colour('series-1'), fillOpacity: 0.8 }),
      ],
    },
  });
}

interface QqPoint {
  readonly expected: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

function qqPoints(values: ArrayLike<number>): readonly QqPoint[] {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort()
    .reverse();
  const count = sorted.length;
  const points: QqPoint[] = [];
  let last = Infinity;
  sorted.forEach((observed, rank) => {
    const expected = -Math.log10((rank + 0.5) / count);
    if (rank > 20 && last - expected < Math.log10(2 * count) / mostPoints) return;
    last = expected;
    // The p of a rank is Beta(rank, n + 1 − rank), nearly a gamma variable over n; its logarithm is nearly normal.
    const order = rank + 1;
    const spread = (1.96 * Math.sqrt((1 - order / (count + 1)) / order)) / Math.LN10;
    points.push({ expected, observed, low: Math.max(0, expected - spread), high: expected + spread });
  });
  return points;
}
