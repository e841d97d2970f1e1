import type { Markish } from '@observablehq/plot';
import { svgElement } from './svg-element.js';
import { svgMark } from './svg-mark.js';

/** A line with its name. */
export interface LegendEntry {
  readonly name: string;
  readonly stroke: string;
  readonly dash: string;
}

interface LegendPlace {
  /** Left edges of the columns. */
  readonly columns: readonly number[];
  readonly top: number;
  /** How long the lines are, and how thick. */
  readonly length?: number;
  readonly width?: number;
}

/** The height of an entry. */
export const legendRow = 20;

/** What the lines of a plot are: column by column, a line with its name each. */
export function lineLegend(
  entries: readonly LegendEntry[],
  { columns, top, length = 38, width = 2.5 }: LegendPlace,
): Markish {
  const rows = Math.ceil(entries.length / columns.length);
  return svgMark((document) => {
    const group = svgElement(document, 'g', { 'text-anchor': 'start' });
    entries.forEach(({ name, stroke, dash }, i) => {
      const left = columns[Math.floor(i / rows)]!;
      const y = top + (i % rows) * legendRow;
      const line = { d: `M${left},${y}h${length}`, stroke, 'stroke-width': width, 'stroke-dasharray': dash };
      const text = { x: left + length + 8, y, dy: '0.32em', fill: 'currentColor' };
      group.append(svgElement(document, 'path', { ...line, fill: 'none' }));
      group.append(svgElement(document, 'text', text, name));
    });
    return group;
  });
}
