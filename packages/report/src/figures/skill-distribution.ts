import { line, ruleX, type Markish } from '@observablehq/plot';
import type { EvaluatedModel } from '../input/report-input.js';
import { formatNumber, formatPercent } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { centredLabel } from './centred-label.js';
import { colour, seriesStyle } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { svgElement } from './svg-element.js';
import { svgMark } from './svg-mark.js';

const lowest = -0.3;
const steps = 130;

function shareAbove(skills: ArrayLike<number>, threshold: number): number {
  let [above, defined] = [0, 0];
  for (let i = 0; i < skills.length; i++) {
    if (Number.isNaN(skills[i]!)) continue;
    defined++;
    if (skills[i]! > threshold) above++;
  }
  return defined === 0 ? NaN : above / defined;
}

/** Up to so many models are named inside the plot, where the lines leave room; more above it. */
const namedInside = 6;

const legendRow = 20;

interface LegendPlace {
  /** Left edges of the columns. */
  readonly columns: readonly number[];
  readonly top: number;
}

function legend(names: readonly string[], { columns, top }: LegendPlace): Markish {
  const rows = Math.ceil(names.length / columns.length);
  return svgMark((document) => {
    const group = svgElement(document, 'g', { 'text-anchor': 'start' });
    names.forEach((name, i) => {
      const { stroke, dash } = seriesStyle(i);
      const left = columns[Math.floor(i / rows)]!;
      const y = top + (i % rows) * legendRow;
      group.append(
        svgElement(document, 'path', {
          d: `M${left},${y}h38`,
          stroke,
          'stroke-width': 2.5,
          'stroke-dasharray': dash,
          fill: 'none',
        }),
      );
      group.append(
        svgElement(
          document,
          'text',
          { x: left + 46, y, dy: '0.32em', fill: 'currentColor' },
          shorten(name, columns.length > 1 ? 18 : 22),
        ),
      );
    });
    return group;
  });
}

/** Share of genes whose skill is above each value, one line per model. */
export function skillDistribution(models: readonly EvaluatedModel[]): Figure {
  const names = models.map(({ name }) => printable(name));
  let highest = 0.3;
  for (const { perGene } of models) {
    for (let i = 0; i < perGene.skill.length; i++) {
      if (perGene.skill[i]! > highest) highest = perGene.skill[i]!;
    }
  }
  const inside = names.length <= namedInside;
  const above = inside ? 0 : Math.ceil(names.length / 2) * legendRow;
  const lines = models.map(({ perGene }) =>
    Array.from({ length: steps + 1 }, (_, i) => {
      const skill = lowest + ((highest - lowest) * i) / steps;
      return { skill, share: shareAbove(perGene.skill, skill) };
    }),
  );
  return drawFigure({
    name: 'skill-distribution',
    title: 'Share of genes above each skill',
    description: models
      .map(({ perGene }, i) => {
        const shares = [0, 0.1, 0.3, 0.5].map(
          (at) => `${formatPercent(shareAbove(perGene.skill, at))} above ${formatNumber(at, 1)}`,
        );
        return `${names[i]!}: ${shares.join(', ')}`;
      })
      .join('; '),
    plot: {
      width: 460,
      height: 340 + above,
      marginLeft: 74,
      marginRight: 12,
      marginTop: 14 + above,
      marginBottom: 48,
      x: {
        domain: [lowest, highest],
        ...centredLabel('skill of a gene', 42),
        ticks: 6,
      },
      y: {
        domain: [0, 1],
        ...centredLabel('genes above this skill', 64),
        grid: true,
        ticks: 5,
        tickFormat: (share: number) => formatPercent(share, 0),
      },
      marks: [
        ruleX([0], { stroke: colour('muted'), strokeWidth: 1.5 }),
        ...lines.map((points, i) => {
          const { stroke, dash } = seriesStyle(i);
          return line(points, { x: 'skill', y: 'share', stroke, strokeWidth: 2.5, strokeDasharray: dash });
        }),
        legend(names, inside ? { columns: [250], top: 26 } : { columns: [74, 268], top: 10 }),
      ],
    },
  });
}
