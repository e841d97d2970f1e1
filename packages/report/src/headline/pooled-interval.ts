import type { EvaluatedModel } from '../input/report-input.js';

/** The interval of a model's pooled skill; undefined when its ends are. */
export function pooledInterval({ intervals }: EvaluatedModel): readonly [number, number] | undefined {
  const interval = intervals?.skill.pooled;
  return interval?.every(Number.isFinite) === true ? interval : undefined;
}
