import { rect, ruleX, ruleY } from '@observablehq/plot';
import type { NullComparison } from '@snpress/evaluate';
import { centredLabel } from '../figures/centred-label.js';
import { colour } from '../figures/colours.js';
import { drawFigure } from '../figures/draw-figure.js';
import type { Figure } from '../figures/figure.js';
import { formatNumber, formatPValue } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';

const bars = 40;

/** A statistic inside its distribution over permutations of the samples. */
export function nullDistribution(
  name: string,
  model: string,
  label: string,
  { observed, permuted, nullInterval: [low, high], pAbove }: NullComparison,
): Figure {
  const [least, most] = [Math.min(permuted[0]!, observed), Math.max(permuted.at(-1)!, observed)];
  const width = (most - least || 1) / bars;
  const counts = new Int32Array(bars);
  for (const value of permuted) counts[Math.min(bars - 1, Math.floor((value - least) / width))]!++;
  const rows = [...counts].map((count, i) => ({ count, x1: least + i * width, x2: least + (i + 1) * width }));
  return drawFigure({
    name,
    title: `${label} of ${printable(model)} among permutations of the samples`,
    description: `Observed ${formatNumber(observed)}; 95 % of the permutations lie between ${formatNumber(low)} and ${formatNumber(high)}; p ${formatPValue(pAbove)}.`,
    plot: {
      width: 360,
      height: 230,
      marginLeft: 50,
      marginBottom: 48,
      marginTop: 26,
      marginRight: 12,
      x: {
        domain: [least - width, most + width],
        ...centredLabel(label.toLowerCase(), 42),
        ticks: 5,
      },
      y: { label: '↑ permutations', grid: true, ticks: 4 },
      marks: [
        rect(rows, { x1: 'x1', x2: 'x2', y1: 0, y2: 'count', fill: colour('bar'), inset: 0.5 }),
        ruleY([0], { stroke: colour('muted') }),
        ruleX([observed], { stroke: 'currentColor', strokeWidth: 3 }),
      ],
    },
  });
}
