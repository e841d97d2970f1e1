import { dot, link, ruleX, text, tickX } from '@observablehq/plot';
import type { EvaluatedModel } from '../report-input.js';
import { formatInterval, formatPercent } from '../text/format-number.js';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { colour } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';

const percent = (share: number): string => formatPercent(share);

/** Pooled skill of every model with its interval and its single splits, against the baseline at zero. */
export function skillIntervals(models: readonly EvaluatedModel[]): Figure {
  const rows = models.map((model) => {
    const { pooled, interval } = model.skill;
    const splits = (model.perSplit ?? []).map(({ skill }) => skill).filter(Number.isFinite);
    return { name: printable(model.name), pooled, interval, splits };
  });
  const longest = Math.max(4, ...rows.map(({ name }) => Math.min(16, name.length)));
  const ends = rows.flatMap(({ pooled, interval, splits }) => [pooled, ...(interval ?? []), ...splits]);
  const reach = ends.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...reach), Math.max(0.02, ...reach)];
  const room = (high - low) * 0.06;
  return drawFigure({
    name: 'skill-intervals',
    title: 'Pooled skill of every model',
    description: rows
      .map(
        ({ name, pooled, interval }) =>
          `${name}: ${percent(pooled)}${interval === undefined ? '' : `, 95% interval ${formatInterval(interval, percent)}`}`,
      )
      .join('; '),
    plot: {
      width: 460,
      height: 62 + rows.length * 40,
      marginLeft: 16 + longest * 7.6,
      marginRight: 70,
      marginTop: 10,
      marginBottom: 48,
      x: {
        domain: [low - room, high + room],
        label: 'Skill beyond the training mean',
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 42,
        ticks: 3,
        tickFormat: (value: number) => formatPercent(value, 0),
      },
      y: {
        domain: rows.map(({ name }) => name),
        label: null,
        tickSize: 0,
        tickFormat: (name: string) => shorten(name, 16),
      },
      marks: [
        ruleX([0], { stroke: colour('muted'), strokeWidth: 1.5 }),
        tickX(
          rows.flatMap(({ name, splits }) => splits.map((skill) => ({ name, skill }))),
          {
            x: 'skill',
            y: 'name',
            stroke: colour('muted'),
            strokeOpacity: 0.55,
            insetTop: 11,
            insetBottom: 11,
          },
        ),
        link(
          rows.flatMap(({ name, interval }) => (interval === undefined ? [] : [{ name, interval }])),
          {
            x1: ({ interval }: { interval: readonly number[] }) => interval[0],
            x2: ({ interval }: { interval: readonly number[] }) => interval[1],
            y: 'name',
            stroke: colour('series-1'),
            strokeWidth: 2.5,
          },
        ),
        dot(rows, { x: 'pooled', y: 'name', r: 5.5, fill: colour('series-1'), stroke: colour('ground') }),
        text(rows, {
          y: 'name',
          frameAnchor: 'right',
          dx: 8,
          textAnchor: 'start',
          fill: 'currentColor',
          text: ({ pooled }: { pooled: number }) => formatPercent(pooled),
        }),
      ],
    },
  });
}
