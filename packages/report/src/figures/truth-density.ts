import type { Markish } from '@observablehq/plot';
import { formatCount } from '@snpress/data/words/format-number';
import { centredLabel } from './centred-label.js';
import { densityShades } from './colours.js';
import type { DensityGrid } from './density-grid.js';
import { shadesFor, type Shade } from './density-shades.js';
import { densitySquares } from './density-squares.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { diagonal } from './square-frame.js';
import { svgElement } from './svg-element.js';
import { svgMark } from './svg-mark.js';

/** Names and axis labels of a density figure. */
export interface TruthDensityOptions {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly xLabel: string;
  readonly yLabel: string;
}

function legend(shades: readonly Shade[]): Markish {
  return svgMark((document) => {
    const group = svgElement(document, 'g', {
      transform: 'translate(64, 16)',
      'text-anchor': 'middle',
      'font-size': 10,
    });
    group.append(
      svgElement(
        document,
        'text',
        { x: 0, y: 4, 'text-anchor': 'start', fill: 'currentColor' },
        'Values per square, at most',
      ),
    );
    const width = 262 / densityShades;
    shades.forEach(({ to, colour: fill }, i) => {
      const x = i * width;
      group.append(
        svgElement(document, 'rect', {
          x,
          y: 12,
          width: width - 3,
          height: 9,
          fill,
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
  });
}

/** How many predictions fall on each pair of true and predicted values, with the line of perfect prediction. */
export function truthDensity(grid: DensityGrid, options: TruthDensityOptions): Figure {
  const shades = shadesFor(grid.cells);
  return drawFigure({
    ...options,
    plot: {
      width: 340,
      height: 376,
      marginLeft: 64,
      marginRight: 12,
      marginTop: 70,
      marginBottom: 48,
      x: {
        domain: grid.domain,
        ...centredLabel(options.xLabel, 42),
        ticks: 5,
      },
      y: {
        domain: grid.domain,
        ...centredLabel(options.yLabel, 52),
        ticks: 5,
      },
      marks: [densitySquares(grid.cells, shades), diagonal(grid.domain, 'currentColor'), legend(shades)],
    },
  });
}
