import type { EvaluatedModel } from '../report-input.js';

/** The interval of a model's pooled skill, wherever the evaluation keeps it. */
export function pooledInterval({ intervals, skill }: EvaluatedModel): readonly [number, number] | undefined {
  return intervals?.skill.pooled ?? skill.interval;
}
