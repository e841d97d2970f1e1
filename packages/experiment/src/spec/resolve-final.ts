import type { z } from 'zod';
import type { finalSchema } from './experiment-schema.js';
import type { FinalSpec, ModelSpec } from './experiment.js';
import type { Problem } from './problem.js';
import { suggest } from './suggest.js';

/** The models to leave, each once and in the order of the spec: those that are named, or all but the baseline. */
export function resolveFinal(
  { fit, models: named }: z.output<typeof finalSchema>,
  models: readonly ModelSpec[],
  problems: Problem[],
): FinalSpec {
  const names = models.map(({ name }) => name);
  named?.forEach((name, index) => {
    if (names.includes(name) || models.length === 0) return;
    problems.push({
      path: ['final', 'models', index],
      message: `there is no model "${name}" in models`,
      hint: suggest(name, names),
    });
  });
  const wanted = fit === 'none' ? [] : names.filter((name) => named?.includes(name) ?? name !== 'mean');
  return { fit: wanted.length === 0 ? 'none' : fit, models: wanted };
}
