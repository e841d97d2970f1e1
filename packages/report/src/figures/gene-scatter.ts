import { dot, link } from '@observablehq/plot';
import { printable } from '../text/printable.js';
import { colour } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';

/** Held-out values of one gene. */
export interface GenePoints {
  readonly gene: string;
  readonly points: readonly { readonly observed: number; readonly predicted: number }[];
}

/** True against predicted values of one gene, one point per held-out sample, with the line of perfect prediction. */
export function geneScatter(name: string, model: string, { gene, points }: GenePoints): Figure {
  const values = points.flatMap(({ observed, predicted }) => [observed, predicted]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least || 1) * 0.06;
  const domain = [least - room, most + room] as const;
  const [low, high] = domain;
  const axis = { domain, labelAnchor: 'center', labelArrow: 'none', ticks: 5 } as const;
  return drawFigure({
    name,
    title: `${printable(gene)}: predicted by ${printable(model)} against true expression`,
    description: `${points.length} held-out samples; the dashed line is perfect prediction.`,
    plot: {
      width: 340,
      height: 312,
      marginLeft: 74,
      marginRight: 10,
      marginTop: 10,
      marginBottom: 46,
      x: { ...axis, label: 'true expression', labelOffset: 40 },
      y: { ...axis, label: 'predicted expression', labelOffset: 64 },
      marks: [
        link([0], { x1: low, y1: low, x2: high, y2: high, stroke: colour('muted'), strokeDasharray: '5 4' }),
        dot(points, {
          x: 'observed',
          y: 'predicted',
          r: 3.5,
          stroke: colour('series-1'),
          strokeWidth: 1.4,
          fill: colour('series-1'),
          fillOpacity: 0.2,
        }),
      ],
    },
  });
}
