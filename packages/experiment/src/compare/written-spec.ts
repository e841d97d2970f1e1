import type { Experiment, ModelSpec } from '../spec/experiment.js';

/**
 * A spec with every default, under the keys under which one writes it: `data.simulate.samples`, `models.lasso.alpha`.
 * @param shared - the models that every run has; of any other only the type is given
 */
export function writtenSpec(
  { name, description, seed, data, preprocess, split, models, final, ...others }: Experiment,
  shared: ReadonlySet<string>,
): object {
  const kept = models.map((model) => model.name).filter((model) => model !== 'mean');
  const isDefault = kept.join('\n') === final.models.join('\n');
  return {
    ...{ name, description, seed, data: writtenData(data), preprocess, split },
    models: Object.fromEntries(
      models.map((model) => [model.name, shared.has(model.name) ? writtenModel(model) : model.type]),
    ),
    ...others,
    final: isDefault ? { fit: final.fit } : final,
  };
}

function writtenData(data: Experiment['data']): object {
  if (data.kind === 'simulate') return { simulate: data.options };
  if (data.kind === 'cohort') return { simulate: { cohort: data.options } };
  const { targets, genotypes, moreGenotypes, expression, ...others } = data;
  // A run of an older version has one file here, not a list.
  const byContext = [expression].flat().map(({ context, ...file }) => [context ?? '', file] as const);
  return {
    genotypes: moreGenotypes.length > 0 ? [genotypes, ...moreGenotypes] : genotypes,
    [targets === 'traits' ? 'phenotypes' : 'expression']:
      byContext.length > 1 ? Object.fromEntries(byContext) : byContext[0]?.[1],
    ...others,
    kind: undefined,
  };
}

function writtenModel({ params, grid, ...others }: ModelSpec): object {
  const fixed = Object.entries(params).filter(([key]) => !(key in grid));
  return { ...others, name: undefined, ...Object.fromEntries(fixed), grid };
}
