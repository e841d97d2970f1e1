import { line, text } from '@observablehq/plot';
import type { LearningCurve } from '../report-input.js';
import { formatCompact } from '../text/format-number.js';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { seriesStyle } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';

/** Losses along the training of one model, each line named at its end. */
export function learningCurve(name: string, curve: LearningCurve): Figure {
  const lines = curve.lines.map(({ label, x, y }) => ({
    label: printable(label),
    points: Array.from({ length: x.length }, (_, i) => ({ x: x[i]!, y: y[i] ?? NaN })),
  }));
  const longest = Math.max(4, ...lines.map(({ label }) => Math.min(16, label.length)));
  return drawFigure({
    name,
    title: `Learning curve of ${printable(curve.model)}`,
    description: lines
      .map(
        ({ label, points }) =>
          `${label}: ${formatCompact(points[0]?.y ?? NaN)} at first, ${formatCompact(points.at(-1)?.y ?? NaN)} at last`,
      )
      .join('; '),
    plot: {
      width: 440,
      height: 270,
      marginLeft: 74,
      marginRight: 16 + longest * 7.4,
      marginTop: 14,
      marginBottom: 48,
      x: {
        label: printable(curve.xLabel ?? 'epoch'),
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 42,
        ticks: 5,
      },
      y: {
        label: printable(curve.yLabel ?? 'loss'),
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 64,
        grid: true,
        ticks: 5,
        nice: true,
      },
      marks: lines.flatMap(({ label, points }, i) => {
        const { stroke, dash } = seriesStyle(i);
        return [
          line(points, { x: 'x', y: 'y', stroke, strokeWidth: 2.2, strokeDasharray: dash }),
          text(points.slice(-1), {
            x: 'x',
            y: 'y',
            dx: 7,
            textAnchor: 'start',
            fill: 'currentColor',
            text: () => shorten(label, 16),
          }),
        ];
      }),
    },
  });
}
