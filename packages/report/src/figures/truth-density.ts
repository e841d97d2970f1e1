import { link, rect, type Markish } from '@observablehq/plot';
import { formatCount } from '../text/format-number.js';
import { colour, densityShades } from './colours.js';
import type { DensityGrid } from './density-grid.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { svgElement, type SvgDocument } from './svg-element.js';

/** Names and axis labels of a density figure. */
export interface TruthDensityOptions {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly xLabel: string;
  readonly yLabel: string;
}

interface Shade {
  readonly from: number;
  readonly to: number;
}

/** Count ranges of the shades, each a constant factor wider than the one before. */
function shadesFor(highest: number): readonly Shade[] {
  const edges = Array.from({ length: densityShades + 1 }, (_, i) =>
    Math.round(highest ** (i / densityShades)),
  );
  const shades: Shade[] = [];
  for (let i = 0; i < densityShades; i++) {
    const from = (shades.at(-1)?.to ?? 0) + 1;
    const to = Math.max(edges[i + 1]!, from);
    if (from <= highest) shades.push({ from, to: Math.min(to, highest) });
  }
  return shades;
}

const shadeColour = (shades: readonly Shade[], count: number): string => {
  const i = shades.findIndex(({ to }) => count <= to);
  const spread = shades.length === 1 ? densityShades - 1 : (i * (densityShades - 1)) / (shades.length - 1);
  return colour(`density-${Math.round(spread) + 1}`);
};

function legend(shades: readonly Shade[]): Markish {
  const mark = (_i: unknown, _s: unknown, _c: unknown, _d: unknown, context: unknown): unknown => {
    const { document } = context as { document: SvgDocument };
    const group = svgElement(document, 'g', {
      transform: 'translate(74, 16)',
      'text-anchor': 'middle',
      'font-size': 11,
    });
    group.append(
      svgElement(
        document,
        'text',
        { x: 0, y: 4, 'text-anchor': 'start', fill: 'currentColor' },
        'Values per square, at most',
      ),
    );
    const width = 374 / densityShades;
    shades.forEach(({ from, to }, i) => {
      const x = i * width;
      group.append(
        svgElement(document, 'rect', {
          x,
          y: 12,
          width: width - 3,
          height: 9,
          fill: shadeColour(shades, from),
        }),
      );
      group.append(
        svgElement(
          document,
          'text',
          { x: x + width / 2 - 1.5, y: 34, fill: 'currentColor' },
          formatCount(to),
        ),
      );
    });
    return group;
  };
  return mark;
}

/** How many predictions fall on each pair of true and predicted values, with the line of perfect prediction. */
export function truthDensity(grid: DensityGrid, options: TruthDensityOptions): Figure {
  const [low, high] = grid.domain;
  const shades = shadesFor(grid.cells.reduce((most, { count }) => Math.max(most, count), 1));
  return drawFigure({
    ...options,
    plot: {
      width: 460,
      height: 492,
      marginLeft: 74,
      marginRight: 12,
      marginTop: 70,
      marginBottom: 48,
      x: {
        domain: grid.domain,
        label: options.xLabel,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 42,
        ticks: 6,
      },
      y: {
        domain: grid.domain,
        label: options.yLabel,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 64,
        ticks: 6,
      },
      marks: [
        rect(grid.cells, {
          x1: 'x1',
          x2: 'x2',
          y1: 'y1',
          y2: 'y2',
          shapeRendering: 'crispEdges',
          fill: ({ count }: { count: number }) => shadeColour(shades, count),
        }),
        link([0], { x1: low, y1: low, x2: high, y2: high, stroke: 'currentColor', strokeDasharray: '5 4' }),
        legend(shades),
      ],
    },
  });
}
