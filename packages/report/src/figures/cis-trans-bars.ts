import { barX, ruleX, text, type Markish } from '@observablehq/plot';
import type { CisTransSkill } from '@snpress/evaluate';
import { formatPercent } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import { shorten } from '../text/shorten.js';
import { centredLabel } from './centred-label.js';
import { colour } from './colours.js';
import { drawFigure } from './draw-figure.js';
import type { Figure } from './figure.js';

const parts = ['whole', 'cis', 'trans'] as const;

interface SkillPart {
  /** Index of the model. */
  readonly i: number;
  readonly part: (typeof parts)[number];
  readonly value: number;
}

/** The values at the ends of their bars. */
function valueLabels(rows: readonly SkillPart[], dx: number): Markish {
  return text(rows, {
    x: 'value',
    y: 'part',
    fy: 'i',
    dx,
    textAnchor: dx < 0 ? 'end' : 'start',
    fill: 'currentColor',
    text: ({ value }: SkillPart) => formatPercent(value),
  });
}

/** Pooled skill of whole predictions, of their cis part alone and of their trans part alone. */
export function cisTransBars(skills: readonly CisTransSkill[]): Figure {
  const rows = skills.flatMap((skill, i) =>
    parts.map((part): SkillPart => ({ i, part, value: skill[part].pooled })),
  );
  const names = skills.map(({ name }) => printable(name));
  const values = rows.map(({ value }) => value).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...values), Math.max(0.02, ...values)];
  return drawFigure({
    name: 'cis-trans',
    title: 'Pooled skill by where the markers lie',
    description: skills
      .map(
        ({ whole, cis, trans }, i) =>
          `${names[i]!}: whole ${formatPercent(whole.pooled)}, cis ${formatPercent(cis.pooled)}, trans ${formatPercent(trans.pooled)}`,
      )
      .join('; '),
    plot: {
      width: 460,
      height: 60 + skills.length * 58,
      marginLeft: 64,
      marginRight: 12,
      marginTop: 6,
      marginBottom: 48,
      x: {
        domain: [low - (low < 0 ? 0.22 : 0) * (high - low), high + 0.22 * (high - low)],
        ...centredLabel('pooled skill', 42),
        ticks: 4,
        tickFormat: (value: number) => formatPercent(value, 0),
      },
      y: { domain: ['', ...parts], label: null, tickSize: 0, padding: 0.16 },
      fy: { domain: skills.map((_, i) => i), axis: null, padding: 0.06 },
      marks: [
        barX(rows, {
          x: 'value',
          y: 'part',
          fy: 'i',
          fill: ({ part }: SkillPart) => colour(part === 'whole' ? 'density-3' : 'density-5'),
        }),
        valueLabels(
          rows.filter(({ value }) => value >= 0),
          6,
        ),
        valueLabels(
          rows.filter(({ value }) => value < 0),
          -6,
        ),
        ruleX([0], { stroke: colour('muted') }),
        text(names, {
          x: () => Math.max(low, 0),
          y: () => '',
          fy: (_: string, i: number) => i,
          dx: 6,
          dy: 4,
          textAnchor: 'start',
          fontWeight: 600,
          fill: 'currentColor',
          text: (name: string) => shorten(name, 40),
        }),
      ],
    },
  });
}
