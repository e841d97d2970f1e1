import type { Ceiling } from '@snpress/evaluate';
import type { EvaluatedModel } from '../input/report-input.js';
import { formatInterval, formatPercent } from '@snpress/data/words/format-number';

const subject = {
  truth: 'The true genetic values of the simulation have a pooled skill of',
  heritability: 'Heritability puts the ceiling of pooled skill near',
} as const;

/** How high skill can be on these data, and how far the best model gets. */
export function ceilingSentence({ kind, pooled, interval }: Ceiling, best: EvaluatedModel): string {
  const skill = best.skill.pooled;
  const range = interval.every(Number.isFinite)
    ? ` (95\u00a0% interval ${formatInterval(interval, formatPercent)})`
    : '';
  const reach = `${subject[kind]} ${formatPercent(pooled)}${range}`;
  if (!(pooled > 0)) return `${reach}: little or nothing is here for genotypes to predict.`;
  if (!(skill > 0)) return `${reach}; no model gets any of that.`;
  if (skill > interval[1])
    return `${reach}; ${best.name} lies above it, at ${formatPercent(skill)}: ${kind === 'truth' ? 'no model knows more than the truth, so look for a leak' : 'interactions of markers can do that, and so can a leak'}.`;
  return `${reach}; ${best.name} reaches ${formatPercent(skill / pooled, 0)} of it.`;
}
