import type { Markish } from '@observablehq/plot';
import type { DensityCell } from './density-grid.js';
import type { Shade } from './density-shades.js';
import { svgElement } from './svg-element.js';
import { svgMark } from './svg-mark.js';

const pixels = (value: number): number => Math.round(value * 10) / 10;

/** Squares in the shade of their count: one path for each shade, which keeps a page of many figures small. */
export function densitySquares(cells: readonly DensityCell[], shades: readonly Shade[]): Markish {
  return svgMark((document, { x, y }) => {
    const group = svgElement(document, 'g', { 'shape-rendering': 'crispEdges' });
    for (const shade of shades) {
      const d = cells
        .filter(({ count }) => count >= shade.from && count <= shade.to)
        .map(({ x1, x2, y1, y2 }) => {
          const [left, right, bottom, top] = [x(x1), x(x2), y(y1), y(y2)].map(pixels) as [
            number,
            number,
            number,
            number,
          ];
          return `M${left},${top}h${pixels(right - left)}v${pixels(bottom - top)}H${left}z`;
        });
      if (d.length > 0) group.append(svgElement(document, 'path', { fill: shade.colour, d: d.join('') }));
    }
    return group;
  });
}
