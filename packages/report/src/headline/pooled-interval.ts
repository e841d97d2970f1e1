import type { EvaluatedModel } from '../report-input.js';

/** The interval of a model's pooled skill, wherever the evaluation keeps it; undefined when its ends are. */
export function pooledInterval({ intervals, skill }: EvaluatedModel): readonly [number, number] | undefined {
  const interval = intervals?.skill.pooled ?? skill.interval;
  return interval?.every(Number.isFinite) === true ? interval : undefined;
}
