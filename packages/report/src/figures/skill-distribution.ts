import { line, ruleX } from '@observablehq/plot';
import { formatNumber, formatPercent } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { centredLabel } from './centred-label.js';
import { colour, seriesStyle } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';
import { legendRow, lineLegend } from './line-legend.js';

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

/** The skill of every gene by one model; NaN where it is not defined. */
interface SkillsOfModel {
  readonly name: string;
  readonly perGene: { readonly skill: ArrayLike<number> };
}

/** Up to so many models are named inside the plot, where the lines leave room; more above it. */
const namedInside = 6;

/** Share of genes whose skill is above each value, one line per model. */
export function skillDistribution(models: readonly SkillsOfModel[]): Figure {
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
        lineLegend(
          names.map((name, i) => ({ name: shorten(name, inside ? 22 : 18), ...seriesStyle(i) })),
          inside ? { columns: [250], top: 26 } : { columns: [74, 268], top: 10 },
        ),
      ],
    },
  });
}
