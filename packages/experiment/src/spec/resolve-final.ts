import type { z } from 'zod';
import type { finalSchema } from './experiment-schema.js';
import type { FinalSpec, ModelSpec } from './experiment.js';
import type { Problems } from './problem.js';
import { suggest } from './suggest.js';

/** The models to leave, each once and in the order of the spec: those that are named, or all but the baseline. */
export function resolveFinal(
  { fit, models: named }: z.output<typeof finalSchema>,
  models: readonly ModelSpec[],
  problems: Problems,
): FinalSpec {
  const names = models.map(({ name }) => name);
  named?.forEach((name, index) => {
    if (names.includes(name) || models.length === 0) return;
    problems.add(['final', 'models', index], `there is no model "${name}" in models`, suggest(name, names));
  });
  const wanted = fit === 'none' ? [] : names.filter((name) => named?.includes(name) ?? name !== 'mean');
  return { fit: wanted.length === 0 ? 'none' : fit, models: wanted };
}
