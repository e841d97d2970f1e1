import { link, type Markish, type PlotOptions } from '@observablehq/plot';
import { centredLabel } from './centred-label.js';
import { colour } from './colours.js';

/** The axes of a small square plot: one range for both, with their labels so many pixels from the frame. */
interface SquareAxes {
  readonly domain: readonly [low: number, high: number];
  readonly ticks: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly yOffset: number;
}

/** The frame of a small square plot, of which a row of them fits a page. */
export function squareFrame({ domain, ticks, xLabel, yLabel, yOffset }: SquareAxes): PlotOptions {
  return {
    width: 340,
    height: 312,
    marginLeft: 74,
    marginRight: 10,
    marginTop: 10,
    marginBottom: 46,
    x: { domain, ticks, ...centredLabel(xLabel, 40) },
    y: { domain, ticks, ...centredLabel(yLabel, yOffset) },
  };
}

/** The dashed line on which both coordinates are equal. */
export function diagonal([low, high]: readonly [number, number], stroke = colour('muted')): Markish {
  return link([0], { x1: low, y1: low, x2: high, y2: high, stroke, strokeDasharray: '5 4' });
}
