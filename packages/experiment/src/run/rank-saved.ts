import { bestFirst } from '@snpress/evaluate/metrics/improvement';
import { savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { Metrics } from './metrics.js';

/** The names of the models by pooled skill, the best first; the baseline last. */
export function rankSaved(models: Metrics['models']): readonly string[] {
  const better = bestFirst(pooledSkill);
  const skill = (name: string): number => savedMetric(models[name]!, pooledSkill);
  return Object.keys(models).sort(
    (a, b) => Number(a === 'mean') - Number(b === 'mean') || better(skill(a), skill(b)),
  );
}
