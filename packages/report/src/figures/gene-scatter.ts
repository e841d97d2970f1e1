import { dot } from '@observablehq/plot';
import { formatNumber } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { colour } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { diagonal, squareFrame } from './square-frame.js';

/** Held-out values of one gene. */
export interface GenePoints {
  readonly gene: string;
  readonly points: readonly {
    readonly sample: string;
    readonly observed: number;
    readonly predicted: number;
  }[];
}

/** True against predicted values of one gene, one point per held-out sample, with the line of perfect prediction. */
export function geneScatter(name: string, model: string, { gene, points }: GenePoints): Figure {
  const values = points.flatMap(({ observed, predicted }) => [observed, predicted]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least || 1) * 0.06;
  const domain = [least - room, most + room] as const;
  return drawFigure({
    name,
    title: `${printable(gene)}: predicted by ${printable(model)} against true expression`,
    description: `${points.length} held-out samples; the dashed line is perfect prediction.`,
    plot: {
      ...squareFrame({
        domain,
        ticks: 5,
        xLabel: 'true expression',
        yLabel: 'predicted expression',
        yOffset: 64,
      }),
      marks: [
        diagonal(domain),
        dot(points, {
          x: 'observed',
          y: 'predicted',
          r: 3.5,
          stroke: colour('series-1'),
          strokeWidth: 1.4,
          fill: colour('series-1'),
          fillOpacity: 0.2,
          title: ({ sample, observed, predicted }: GenePoints['points'][number]) =>
            `${printable(sample)}: true ${formatNumber(observed)}, predicted ${formatNumber(predicted)}`,
        }),
      ],
    },
  });
}
