import { dot, link, ruleX } from '@observablehq/plot';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import { centredLabel } from '../figures/centred-label.js';
import { colour } from '../figures/colours.js';
import { drawFigure } from '../figures/draw-figure.js';
import type { Figure } from '../figures/figure.js';
import { formatPercent } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import type { RunComparison } from './run-comparison.js';

const symbols = ['circle', 'triangle', 'square', 'diamond', 'cross', 'star'] as const;

interface Point {
  readonly row: string;
  readonly run: number;
  readonly pooled: number;
  readonly interval: readonly [number, number] | undefined;
}

/** Pooled skill of every model, one line per run: another mark for each run, named beside it. */
export function skillByRun({ runs, models }: RunComparison): Figure {
  const points = models
    .filter(({ model }) => model !== 'mean')
    .flatMap(({ model, runs: inRuns }) =>
      inRuns.flatMap((found, run): Point[] => {
        const { value = NaN, interval } = found?.metrics[pooledSkill.key] ?? {};
        const row = `${printable(shorten(model, 18))} · ${runs[run]!.label}`;
        return Number.isNaN(value) ? [] : [{ row, run, pooled: value, interval }];
      }),
    );
  const ends = points.flatMap(({ pooled, interval }) => [pooled, ...(interval ?? [])]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0.02, ...ends)];
  const room = (high - low) * 0.06;
  const longest = Math.max(6, ...points.map(({ row }) => row.length));
  const colourOf = ({ run }: Point): string => colour(run === 0 ? 'series-1' : 'series-2');
  return drawFigure({
    name: 'skill-by-run',
    title: 'Pooled skill of every model in every run',
    description: points.map(({ row, pooled }) => `${row}: ${formatPercent(pooled)}`).join('; '),
    plot: {
      width: 460,
      height: 62 + points.length * 24,
      marginLeft: 16 + longest * 7.2,
      marginRight: 24,
      marginTop: 10,
      marginBottom: 48,
      x: {
        domain: [low - room, high + room],
        ...centredLabel('Skill beyond the training mean', 42),
        ticks: 4,
        tickFormat: (value: number) => formatPercent(value, 0),
      },
      y: { domain: points.map(({ row }) => row), label: null, tickSize: 0 },
      marks: [
        ruleX([0], { stroke: colour('muted'), strokeWidth: 1.5 }),
        link(
          points.filter(({ interval }) => interval !== undefined),
          {
            x1: ({ interval }: Point) => interval![0],
            x2: ({ interval }: Point) => interval![1],
            y: 'row',
            stroke: colourOf,
            strokeWidth: 2,
          },
        ),
        dot(points, {
          x: 'pooled',
          y: 'row',
          r: 5,
          symbol: ({ run }: Point) => symbols[run % symbols.length]!,
          fill: colourOf,
          stroke: colour('ground'),
        }),
      ],
    },
  });
}
