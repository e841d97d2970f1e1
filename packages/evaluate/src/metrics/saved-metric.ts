import type { Json, JsonObject } from '@snpress/data';
import type { Interval } from '../distribution/interval.js';
import { pathOf, type Metric } from './metric.js';

/**
 * A metric of a model as `metrics.json` has it; NaN where it is not defined, or the file, which another version may
 * have written, does not have it.
 */
export function savedMetric(model: JsonObject, metric: Metric): number {
  const value = at(model, pathOf(metric));
  return typeof value === 'number' ? value : NaN;
}

/** Its interval; undefined where there is none. */
export function savedInterval(model: JsonObject, metric: Metric): Interval | undefined {
  const value = at(model, ['intervals', ...pathOf(metric)]);
  return Array.isArray(value) ? (value as unknown as Interval) : undefined;
}

function at(tree: JsonObject, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((part, key) => (part as JsonObject | null | undefined)?.[key], tree);
}
