import { line, ruleY } from '@observablehq/plot';
import type { Spread } from '@snpress/evaluate';
import { centredLabel } from '../figures/centred-label.js';
import { colour, seriesStyle } from '../figures/colours.js';
import { drawFigure } from '../figures/draw-figure.js';
import type { Figure } from '../figures/figure.js';
import { lineLegend } from '../figures/line-legend.js';
import { formatCompact, formatPercent } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';

/** Standard deviations of genes over samples, by whom. */
export interface SpreadSeries {
  readonly name: string;
  readonly spread: Spread;
}

const bins = 60;

/** Share of genes by their standard deviation over samples, on a logarithmic axis; one line each. */
export function spreadDistribution(series: readonly SpreadSeries[]): Figure {
  const logs = series.map(({ spread }) => spread.perGene.filter((sd) => sd > 0).map(Math.log10));
  const all = logs.flatMap((values) => [...values]);
  const low = all.reduce((least, value) => Math.min(least, value), Infinity);
  const high = all.reduce((most, value) => Math.max(most, value), -Infinity);
  const [from, to] =
    all.length === 0 ? [-1, 1] : [Math.floor(low), Math.max(Math.ceil(high), Math.floor(low) + 1)];
  const width = (to - from) / bins;
  const lines = logs.map((values) => {
    const counts = new Float64Array(bins);
    for (const value of values) counts[Math.min(bins - 1, Math.floor((value - from) / width))]!++;
    return [...counts].map((count, bin) => ({
      sd: 10 ** (from + (bin + 0.5) * width),
      share: count / Math.max(1, values.length),
    }));
  });
  return drawFigure({
    name: 'spread',
    title: 'Standard deviation of genes over samples, in truth and in the predictions',
    description: series
      .map(({ name, spread }) => `${printable(name)}: median ${formatCompact(spread.median, 2)}`)
      .join('; '),
    plot: {
      width: 460,
      height: 300 + series.length * 20,
      marginLeft: 74,
      marginRight: 16,
      marginTop: 20 + series.length * 20,
      marginBottom: 48,
      x: {
        type: 'log',
        domain: [10 ** from, 10 ** to],
        ...centredLabel('standard deviation of a gene over samples', 42),
        ticks: Math.min(8, to - from),
        tickFormat: (value: number) => formatCompact(value, 1),
      },
      y: {
        ...centredLabel('genes', 64),
        grid: true,
        ticks: 5,
        tickFormat: (share: number) => formatPercent(share, 0),
      },
      marks: [
        ruleY([0], { stroke: colour('muted') }),
        ...lines.map((points, i) => {
          const { stroke, dash } = seriesStyle(i);
          return line(points, { x: 'sd', y: 'share', stroke, strokeWidth: 2.5, strokeDasharray: dash });
        }),
        lineLegend(
          series.map(({ name }, i) => ({ name: shorten(printable(name), 40), ...seriesStyle(i) })),
          { columns: [74], top: 10 },
        ),
      ],
    },
  });
}
