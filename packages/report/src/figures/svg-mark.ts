import type { Markish } from '@observablehq/plot';
import type { SvgDocument, SvgElement } from './svg-element.js';

/** Where a plot puts the values of its axes, in pixels. */
export interface PlotScales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** A part of a plot that is drawn by hand. */
export function svgMark(draw: (document: SvgDocument, scales: PlotScales) => SvgElement): Markish {
  const mark = (_i: unknown, scales: unknown, _c: unknown, _d: unknown, context: unknown): unknown =>
    draw((context as { document: SvgDocument }).document, scales as PlotScales);
  return mark;
}
