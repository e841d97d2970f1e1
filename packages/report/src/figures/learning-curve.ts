import { line } from '@observablehq/plot';
import type { LearningCurve } from '../input/report-input.js';
import { formatCompact } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { centredLabel } from './centred-label.js';
import { seriesStyle } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { svgElement } from './svg-element.js';
import { svgMark } from './svg-mark.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The lines of one label: those of single splits, and their mean where there are several. */
interface LossGroup {
  readonly label: string;
  readonly single: readonly (readonly Point[])[];
  readonly mean: readonly Point[];
}

/** Mean over the lines, as far as all of them reach: a mean over those that train longest would jump. */
function meanLine(lines: readonly (readonly Point[])[]): readonly Point[] {
  const sums = new Map<number, { sum: number; n: number }>();
  for (const { x, y } of lines.flat()) {
    const { sum, n } = sums.get(x) ?? { sum: 0, n: 0 };
    sums.set(x, { sum: sum + y, n: n + 1 });
  }
  return [...sums]
    .filter(([, { n }]) => n === lines.length)
    .sort(([a], [b]) => a - b)
    .map(([x, { sum, n }]) => ({ x, y: sum / n }));
}

const lastPoint = ({ single }: LossGroup): Point =>
  single.reduce<Point>(
    (last, points) => (points.length > 0 && points.at(-1)!.x > last.x ? points.at(-1)! : last),
    {
      x: -Infinity,
      y: NaN,
    },
  );

function groupLines({ lines }: LearningCurve): readonly LossGroup[] {
  return [...new Set(lines.map(({ label }) => label))].map((label) => {
    const single = lines
      .filter((other) => other.label === label)
      .map(({ x, y }) => Array.from({ length: x.length }, (_, i) => ({ x: x[i]!, y: y[i] ?? NaN })));
    return { label: printable(label), single, mean: meanLine(single) };
  });
}

const lineHeight = 16;

/** Heights for labels at the ends of lines: as near to the ends as they can be without touching. */
function spreadLabels(heights: readonly number[], top: number, bottom: number): readonly number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]! || a - b);
  const placed = [...heights];
  let least = top;
  for (const i of order) {
    placed[i] = Math.max(heights[i]!, least);
    least = placed[i] + lineHeight;
  }
  let most = bottom;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i]!, most);
    most = placed[i] - lineHeight;
  }
  return placed;
}

/** Losses along the training of one model, each line, or the mean of those of all splits, named at its end. */
export function learningCurve(name: string, curve: LearningCurve): Figure {
  const groups = groupLines(curve);
  const longest = Math.max(4, ...groups.map(({ label }) => Math.min(16, label.length)));
  const height = Math.max(270, 62 + groups.length * lineHeight);
  const marginTop = 14;
  const marginBottom = 48;
  return drawFigure({
    name,
    title: `Learning curve of ${printable(curve.model)}`,
    description: groups
      .map(
        ({ label, single, mean }) =>
          `${label}${single.length > 1 ? ` (mean of ${single.length} splits)` : ''}: ${formatCompact(mean[0]?.y ?? NaN)} at first, ${formatCompact(mean.at(-1)?.y ?? NaN)} at last`,
      )
      .join('; '),
    plot: {
      width: 440,
      height,
      marginLeft: 74,
      marginRight: 16 + longest * 7.4,
      marginTop,
      marginBottom,
      x: {
        ...centredLabel(printable(curve.xLabel ?? 'epoch'), 42),
        ticks: 5,
      },
      y: {
        ...centredLabel(printable(curve.yLabel ?? 'loss'), 64),
        grid: true,
        ticks: 5,
        nice: true,
      },
      marks: [
        ...groups.flatMap(({ single, mean }, i) => {
          const { stroke, dash } = seriesStyle(i);
          const thin = { x: 'x', y: 'y', stroke, strokeOpacity: 0.45, strokeWidth: 1 };
          return [
            ...(single.length > 1 ? single.map((points) => line(points, thin)) : []),
            line(mean, { x: 'x', y: 'y', stroke, strokeWidth: 2.4, strokeDasharray: dash }),
          ];
        }),
        svgMark((document, { x, y }) => {
          const texts = svgElement(document, 'g', { fill: 'currentColor', 'text-anchor': 'start' });
          const ended = groups
            .map((group) => ({ label: group.label, end: lastPoint(group) }))
            .filter(({ end }) => Number.isFinite(end.x) && Number.isFinite(end.y));
          const right = Math.max(...ended.map(({ end }) => x(end.x)));
          const heights = spreadLabels(
            ended.map(({ end }) => y(end.y)),
            marginTop + 4,
            height - marginBottom - 4,
          );
          ended.forEach(({ label }, i) => {
            const place = { x: right + 7, y: heights[i]!.toFixed(1), dy: '0.32em' };
            texts.append(svgElement(document, 'text', place, shorten(label, 16)));
          });
          return texts;
        }),
      ],
    },
  });
}
