import { dot, link, ruleY } from '@observablehq/plot';
import { formatCompact, formatPercent } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { centredLabel } from '../figures/centred-label.js';
import { colour, seriesStyle } from '../figures/colours.js';
import { drawFigure } from '../figures/draw-figure.js';
import type { Figure } from '../figures/figure.js';
import { lineLegend } from '../figures/line-legend.js';
import type { LedgerModel, LedgerRun } from './ledger.js';
import { numberOf } from './view-query.js';

/** A run as a point. */
interface Point {
  readonly name: string;
  readonly at: number;
  readonly best: LedgerModel;
  readonly stroke: string;
}

/** So many experiments have a colour of their own in the legend. */
const mostNamed = 6;

/** The headline skill of runs against a count or a setting; undefined where fewer than two runs have both. */
export function skillAgainst(runs: readonly LedgerRun[], what: string): Figure | undefined {
  const experiments = [...new Set(runs.map(({ experiment }) => experiment))];
  const strokeOf = (experiment: string): string =>
    seriesStyle(Math.min(experiments.indexOf(experiment), mostNamed)).stroke;
  const points = runs.flatMap((run): readonly Point[] => {
    const at = numberOf(run, what);
    if (run.best === undefined || !Number.isFinite(at)) return [];
    const name = `${run.experiment}/${run.id}`;
    return [{ name, at, best: run.best, stroke: strokeOf(run.experiment) }];
  });
  if (points.length < 2) return undefined;
  const known = points.map(({ at }) => at);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const isWide = least > 0 && most / least > 30;
  const named = experiments.slice(0, mostNamed);
  return drawFigure({
    name: 'skill-against',
    title: `Skill of the best model against ${printable(what)}`,
    description: `${points.length} runs; ${printable(what)} from ${formatCompact(least)} to ${formatCompact(most)}`,
    plot: {
      width: 860,
      height: 330,
      marginLeft: 64,
      marginTop: 16 + named.length * 18,
      marginBottom: 48,
      x: {
        type: isWide ? 'log' : 'linear',
        ...(least === most && { domain: [least - 1, most + 1] }),
        ticks: 6,
        tickFormat: (value: number) => formatCompact(value),
        ...centredLabel(printable(what), 40),
      },
      y: {
        ...centredLabel('Skill', 54),
        tickFormat: (value: number) => formatPercent(value, 0),
        zero: true,
        grid: true,
      },
      marks: [
        ruleY([0], { stroke: colour('muted') }),
        link(
          points.filter(({ best }) => best.interval !== undefined),
          {
            x: 'at',
            y1: ({ best }: Point) => best.interval![0],
            y2: ({ best }: Point) => best.interval![1],
            stroke: 'stroke',
            strokeOpacity: 0.5,
          },
        ),
        dot(points, {
          x: 'at',
          y: ({ best }: Point) => best.skill,
          r: 4,
          fill: 'stroke',
          title: ({ name, at, best }: Point) =>
            `${printable(name)}: ${printable(best.name)} ${formatPercent(best.skill)}, ${printable(what)} ${formatCompact(at)}`,
        }),
        lineLegend(
          named.map((name) => ({ name: printable(name), stroke: strokeOf(name), dash: 'none' })),
          { columns: [70], top: 10, length: 24, width: 4 },
        ),
      ],
    },
  });
}
