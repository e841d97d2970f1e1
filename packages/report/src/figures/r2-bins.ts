import { barY, ruleY, text, tickY } from '@observablehq/plot';
import type { R2Bin } from '@snpress/evaluate';
import { formatCompact, formatCount } from '@snpress/data/words/format-number';
import { counted } from '@snpress/data/words/counted';
import { r2BinLabel } from '../text/r2-bin-label.js';
import { printable } from '../text/printable.js';
import { centredLabel } from './centred-label.js';
import { colour } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';

/** Above the bar, or above the line of chance where that would run through the number. */
function labelHeight({ count, expected }: R2Bin, highest: number): number {
  const gap = expected - count;
  return gap > 0 && gap < 0.12 * highest ? expected : count;
}

/** Number of genes in each bin of r² for one model, with the number that chance gives as a line. */
export function r2Bins(name: string, model: string, bins: readonly R2Bin[], highest: number): Figure {
  const rows = bins.map((bin) => ({ ...bin, label: r2BinLabel(bin) }));
  return drawFigure({
    name,
    title: `Genes by r² between truth and prediction, ${printable(model)}`,
    description: rows
      .map(
        ({ label, count, expected }) =>
          `${label}: ${counted(count, 'gene')}, ${formatCount(expected)} by chance`,
      )
      .join('; '),
    plot: {
      width: 360,
      height: 250,
      marginLeft: 50,
      marginBottom: 62,
      marginTop: 26,
      marginRight: 4,
      x: {
        domain: rows.map(({ label }) => label),
        ...centredLabel('r² (upper end of the bin)', 44),
        tickFormat: (_: string, i: number) => formatCompact(rows[i]!.to).replace(/^0\./, '.'),
        tickSize: 0,
        padding: 0.14,
      },
      y: { domain: [0, highest], label: '↑ genes', grid: true, ticks: 5, tickFormat: formatCount },
      marks: [
        barY(rows, { x: 'label', y: 'count', fill: colour('bar') }),
        ruleY([0], { stroke: colour('muted') }),
        tickY(rows, {
          x: 'label',
          y: 'expected',
          stroke: 'currentColor',
          strokeWidth: 2.5,
          insetLeft: -2,
          insetRight: -2,
        }),
        text(rows, {
          x: 'label',
          y: (bin: R2Bin) => labelHeight(bin, highest),
          text: ({ count }: R2Bin) => String(count),
          fontSize: 11,
          dy: -8,
          fill: 'currentColor',
        }),
      ],
    },
  });
}
