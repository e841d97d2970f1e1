import type { DataSpec, ModelSpec } from './experiment.js';
import type { Problems } from './problem.js';

/** How each model fits the contexts of the expression: both, unless it says otherwise; the baseline apart. */
export function resolveContexts(
  models: readonly ModelSpec[],
  data: DataSpec,
  problems: Problems,
): readonly ModelSpec[] {
  const count = contextsOf(data).length;
  for (const { name, contexts } of models) {
    if (contexts === undefined) continue;
    if (count === 0)
      problems.add(
        ['models', name, 'contexts'],
        'the expression is of one context, so that there is nothing to fit apart or jointly',
        'remove the key, or give several files by name: expression: { glucose: …, ethanol: … }',
      );
    else if (name === 'mean' && contexts !== 'apart')
      problems.add(
        ['models', 'mean', 'contexts'],
        'the baseline "mean" is the mean of each context',
        'remove the key',
      );
  }
  if (count === 0) return models;
  return models.map((model) => ({
    ...model,
    contexts: model.name === 'mean' ? 'apart' : (model.contexts ?? 'both'),
  }));
}

/** The names of the contexts of the expression; none where it is of one. */
function contextsOf(data: DataSpec): readonly string[] {
  if (data.kind === 'simulate') return [];
  const names =
    data.kind === 'cohort'
      ? Object.keys(data.options.tissues)
      : data.expression.flatMap(({ context }) => context ?? []);
  return names.length > 1 ? names : [];
}
