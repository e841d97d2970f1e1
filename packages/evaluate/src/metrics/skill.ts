import { formatCount, formatNumber, formatPercent } from '@snpress/data/words/format-number';
import { skillThresholds } from '../skill/summarise-skill.js';
import type { Metric } from './metric.js';

const format = (value: number): string => formatNumber(value);

/** Skill over all genes together: what models are ranked by. */
export const pooledSkill: Metric = {
  key: 'skill_pooled',
  path: ['skill', 'pooled'],
  label: 'Pooled skill',
  short: 'skill',
  of: ({ skill }) => skill.pooled,
  format,
  better: 'higher',
  interval: ({ skill }) => skill.pooled,
  where: ['metrics.json', 'terminal', 'report', 'compare'],
};

/** Mean over genes. */
export const meanSkill: Metric = {
  key: 'skill_mean',
  path: ['skill', 'mean'],
  label: 'Mean skill',
  of: ({ skill }) => skill.mean,
  format,
  better: 'higher',
  interval: ({ skill }) => skill.mean,
  where: ['metrics.json', 'report'],
};

/** Median over genes. */
export const medianSkill: Metric = {
  key: 'skill_median',
  path: ['skill', 'median'],
  label: 'Median skill',
  short: 'median',
  of: ({ skill }) => skill.median,
  format,
  better: 'higher',
  where: ['metrics.json', 'terminal', 'report', 'compare'],
  rank: 4,
};

/** Share of genes that are predicted better than by their training mean. */
export const positiveSkill: Metric = {
  key: 'skill_positive',
  path: ['skill', 'positive'],
  label: 'Genes >\u00a00',
  of: ({ skill }) => skill.positive,
  format: (value) => formatPercent(value, 0),
  better: 'higher',
  where: ['metrics.json', 'report'],
};

/** Number of genes above each threshold of skill. */
export const genesAbove: readonly Metric[] = skillThresholds.map((threshold, index) => ({
  key: `genes_above_${threshold}`,
  path: ['skill', 'above', String(threshold)],
  label: `Genes >\u00a0${threshold}`,
  short: `${index === 0 ? 'genes ' : ''}> ${threshold}`,
  of: ({ skill }) => skill.above.find((entry) => entry.skill === threshold)?.count,
  format: formatCount,
  better: 'higher',
  where: ['metrics.json', 'terminal', 'report'],
  rank: 5 + index,
}));
