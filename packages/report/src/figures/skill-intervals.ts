import { dot, link, rect, ruleX, text, tickX, type Markish } from '@observablehq/plot';
import { pooledInterval } from '../headline/pooled-interval.js';
import type { Ceiling } from '@snpress/evaluate';
import type { EvaluatedModel } from '../input/report-input.js';
import { formatInterval, formatPercent } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { centredLabel } from './centred-label.js';
import { colour, seriesStyle } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { legendRow, lineLegend } from './line-legend.js';

/** How a ceiling was found, in words. */
export const ceilingName = { truth: 'by the true genetic values', heritability: 'by heritability' } as const;

const ceilingDash = { truth: 'none', heritability: '6 3' } as const;

const percent = (share: number): string => formatPercent(share);

/** How high skill can be, shaded, and what the lines of the ceilings are, above the plot. */
function ceilingMarks(ceilings: readonly Ceiling[], left: number): readonly Markish[] {
  return [
    rect(ceilings, {
      x1: ({ interval }: Ceiling) => interval[0],
      x2: ({ interval }: Ceiling) => interval[1],
      fill: colour('series-3'),
      fillOpacity: 0.16,
    }),
    ...ceilings.map(({ kind, pooled }) =>
      ruleX([pooled], {
        stroke: colour('series-3'),
        strokeWidth: 2,
        strokeDasharray: ceilingDash[kind],
      }),
    ),
    lineLegend(
      ceilings.map(({ kind, pooled }) => ({
        name: `ceiling ${ceilingName[kind]}, ${percent(pooled)}`,
        stroke: colour('series-3'),
        dash: ceilingDash[kind],
      })),
      { columns: [left], top: 12, length: 30, width: 2 },
    ),
  ];
}

function inWords(name: string, pooled: number, interval: readonly [number, number] | undefined): string {
  return `${name}: ${percent(pooled)}${interval === undefined ? '' : `, 95\u00a0% interval ${formatInterval(interval, percent)}`}`;
}

/** Pooled skill of every model with its interval and its single splits, against the baseline at zero. */
export function skillIntervals(models: readonly EvaluatedModel[], ceilings: readonly Ceiling[]): Figure {
  const rows = models.map((model, rank) => {
    const { pooled } = model.skill;
    const interval = pooledInterval(model);
    const splits = model.perSplit.map(({ skill }) => skill).filter(Number.isFinite);
    const { stroke } = seriesStyle(rank);
    return { name: printable(model.name), pooled, interval, splits, stroke };
  });
  const longest = Math.max(4, ...rows.map(({ name }) => Math.min(24, name.length)));
  const marginLeft = 16 + longest * 7.6;
  const ends = [
    ...rows.flatMap(({ pooled, interval, splits }) => [pooled, ...(interval ?? []), ...splits]),
    ...ceilings.flatMap(({ pooled, interval }) => [pooled, ...interval]),
  ];
  const reach = ends.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...reach), Math.max(0.02, ...reach)];
  const room = (high - low) * 0.06;
  return drawFigure({
    name: 'skill-intervals',
    title: 'Pooled skill of every model',
    description: [
      ...rows,
      ...ceilings.map(({ kind, pooled, interval }) => ({
        name: `ceiling ${ceilingName[kind]}`,
        pooled,
        interval,
      })),
    ]
      .map(({ name, pooled, interval }) => inWords(name, pooled, interval))
      .join('; '),
    plot: {
      width: 920,
      height: 62 + rows.length * 27 + ceilings.length * legendRow,
      marginLeft,
      marginRight: 70,
      marginTop: 10 + ceilings.length * legendRow,
      marginBottom: 48,
      x: {
        domain: [low - room, high + room],
        ...centredLabel('Skill beyond the training mean', 42),
        ticks: 8,
        tickFormat: (value: number) => formatPercent(value, 0),
      },
      y: {
        domain: rows.map(({ name }) => name),
        label: null,
        tickSize: 0,
        tickFormat: (name: string) => shorten(name, 24),
      },
      marks: [
        ...ceilingMarks(ceilings, marginLeft),
        ruleX([0], { stroke: colour('muted'), strokeWidth: 1.5 }),
        tickX(
          rows.flatMap(({ name, splits }) => splits.map((skill) => ({ name, skill }))),
          {
            x: 'skill',
            y: 'name',
            stroke: colour('muted'),
            strokeOpacity: 0.55,
            insetTop: 7,
            insetBottom: 7,
          },
        ),
        link(
          rows.flatMap(({ name, interval, stroke }) =>
            interval === undefined ? [] : [{ name, interval, stroke }],
          ),
          {
            x1: ({ interval }: { interval: readonly number[] }) => interval[0],
            x2: ({ interval }: { interval: readonly number[] }) => interval[1],
            y: 'name',
            stroke: 'stroke',
            strokeWidth: 2,
          },
        ),
        tickX(
          rows.flatMap(({ name, interval = [], stroke }) => interval.map((end) => ({ name, end, stroke }))),
          { x: 'end', y: 'name', stroke: 'stroke', strokeWidth: 2, insetTop: 9, insetBottom: 9 },
        ),
        dot(rows, {
          x: 'pooled',
          y: 'name',
          r: 3.5,
          fill: 'stroke',
          title: ({ name, pooled, interval }: (typeof rows)[number]) => inWords(name, pooled, interval),
        }),
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
