import { dot, link, ruleX, ruleY } from '@observablehq/plot';
import type { CalibrationLine } from '@snpress/evaluate';
import { formatCompact, formatCount } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import type { CalibrationBin } from './calibration-bins.js';
import { colour } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { diagonal, squareFrame } from './square-frame.js';

const inWords = ({ count, predicted, observed }: CalibrationBin): string =>
  `${formatCount(count)} values predicted ${formatCompact(predicted, 2)}: truth ${formatCompact(observed, 2)}`;

/** What is true where a model predicts a certain deviation from the gene means, with the line through all values. */
export function calibrationCurve(
  name: string,
  model: string,
  bins: readonly CalibrationBin[],
  line: CalibrationLine,
  fill = colour('series-1'),
): Figure {
  const values = bins.flatMap(({ predicted, observed }) => [predicted, observed]);
  const reach = 1.08 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  const ends = bins.map(({ predicted }) => predicted);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const domain = [-reach, reach] as const;
  const drawn = Number.isFinite(line.slope) ? [line] : [];
  return drawFigure({
    name,
    title: `Calibration of ${printable(model)}: mean true deviation where it predicts a deviation`,
    description: bins.map(inWords).join('; '),
    plot: {
      ...squareFrame({
        domain,
        ticks: 4,
        xLabel: 'predicted deviation',
        yLabel: 'mean true deviation',
        yOffset: 60,
      }),
      marks: [
        ruleX([0], { stroke: colour('rule') }),
        ruleY([0], { stroke: colour('rule') }),
        diagonal(domain),
        link(drawn, {
          x1: first,
          x2: last,
          y1: ({ slope, intercept }: CalibrationLine) => intercept + slope * first,
          y2: ({ slope, intercept }: CalibrationLine) => intercept + slope * last,
          stroke: colour('series-2'),
          strokeWidth: 2,
        }),
        dot(bins, {
          x: 'predicted',
          y: 'observed',
          r: 4,
          fill,
          stroke: colour('ground'),
          title: inWords,
        }),
      ],
    },
  });
}
