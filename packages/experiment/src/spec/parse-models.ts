import { limit } from '@snpress/data/limits/limit';
import { estimators, getEstimator } from '@snpress/models/registry';
import type { Estimator } from '@snpress/models';
import { z } from 'zod';
import { checkValue } from './check-value.js';
import { commonKeys } from './common-keys.js';
import type { ModelSpec } from './experiment.js';
import { knownKeys } from './known-keys.js';
import { Problems, type SpecPath } from './problem.js';
import { suggest } from './suggest.js';

type Block = Readonly<Record<string, unknown>>;

/** Keys of a model block that belong to the experiment, not to the estimator. */
const commonSchema = z.strictObject(commonKeys);
const isCommon = (key: string): boolean => key in commonKeys;

/**
 * Checks the `models` block: inheritance, types, parameters, grids.
 * @returns the models in the order of the spec, `mean` first, which is always there
 */
export function parseModels(value: unknown, problems: Problems): readonly ModelSpec[] {
  if (!isBlock(value) || Object.keys(value).length === 0) {
    problems.add(['models'], 'no models are given', 'write models: { lasso: { type: lasso } }, say');
    return [];
  }
  const models = Object.keys(value).flatMap((name) => parseModel(name, value, problems) ?? []);
  const mean = models.find((model) => model.name === 'mean') ?? {
    name: 'mean',
    type: 'mean',
    params: {},
    grid: {},
    select: 'global' as const,
  };
  if (mean.markers !== undefined) {
    problems.add(['models', 'mean', 'markers'], 'the baseline "mean" looks at no markers', 'remove the key');
  }
  if (mean.type !== 'mean') {
    problems.add(
      ['models', 'mean', 'type'],
      'the name "mean" is kept for the baseline',
      'give this model another name',
    );
  }
  return [mean, ...models.filter((model) => model.name !== 'mean')];
}

function parseModel(name: string, all: Block, problems: Problems): ModelSpec | undefined {
  const path = ['models', name];
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
    problems.addKey(path, `"${name}" cannot name a model`, 'use letters, digits, ".", "_" and "-"');
    return undefined;
  }
  const block = inherit(name, all, problems);
  if (!block) return undefined;
  const estimator = findEstimator(block, path, problems);
  if (!estimator) return undefined;

  const partOf = (holds: (key: string) => boolean): Block =>
    Object.fromEntries(Object.entries(block).filter(([key]) => holds(key)));
  const own = partOf((key) => !isCommon(key));
  const common = checkValue(commonSchema, partOf(isCommon), path, problems);
  const params = checkValue(estimator.params, own, path, problems, Object.keys(commonKeys)) as
    Block | undefined;
  const { select, markers, annotations, contexts, grid = {} } = common ?? {};
  const isRight = checkGrid(grid, own, estimator, path, problems);
  if (!params || !select || !isRight) return undefined;
  return {
    name,
    type: estimator.type,
    params,
    grid,
    select,
    ...(markers !== 'all' && { markers }),
    ...(annotations === 'ignore' && { annotations }),
    ...(contexts && { contexts }),
  };
}

/** So many models stand behind one another. */
const deepest = 20;

/** The block with everything that the models it extends say, nearest first. */
function inherit(
  name: string,
  all: Block,
  problems: Problems,
  below: readonly string[] = [],
): Block | undefined {
  const block = all[name];
  const path = ['models', name];
  if (!isBlock(block)) {
    problems.add(path, `the model "${name}" is not a block of keys`, `write ${name}: { type: … }`);
    return undefined;
  }
  const parent = block.extends;
  if (parent === undefined) return block;
  if (typeof parent !== 'string' || !(parent in all)) {
    const others = Object.keys(all).filter((other) => other !== name);
    problems.add(
      [...path, 'extends'],
      `there is no model "${asText(parent)}" to extend`,
      suggest(asText(parent), others),
    );
    return undefined;
  }
  if (below.length === deepest) {
    problems.add(
      [...path, 'extends'],
      `"${below[0]!}" extends a model that extends another one, and so on, more than ${deepest} times`,
      'extend the model that has the keys which are meant',
    );
    return undefined;
  }
  if (parent === name || below.includes(parent)) {
    problems.add(
      [...path, 'extends'],
      `"${name}" extends itself: ${[...below, name, parent].join(' → ')}`,
      'remove one of these keys "extends"',
    );
    return undefined;
  }
  const inherited = inherit(parent, all, problems, [...below, name]);
  return inherited && merge(inherited, block);
}

function merge(base: Block, over: Block): Block {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isBlock(before) && isBlock(value) ? merge(before, value) : value;
  }
  return merged;
}

function findEstimator(block: Block, path: SpecPath, problems: Problems): Estimator | undefined {
  const types = estimators.map((estimator) => estimator.type);
  const type = block.type;
  if (type === undefined) {
    problems.add(path, '"type" is missing', `one of ${types.join(', ')}`);
    return undefined;
  }
  const estimator = typeof type === 'string' && types.includes(type) ? getEstimator(type) : undefined;
  if (!estimator) {
    problems.add([...path, 'type'], `unknown model "${asText(type)}"`, suggest(asText(type), types));
  }
  return estimator;
}

/** @returns whether every parameter of a grid is one of the estimator and every value to try is a value of it */
function checkGrid(
  grid: ModelSpec['grid'],
  own: Block,
  estimator: Estimator,
  path: SpecPath,
  problems: Problems,
): boolean {
  const before = problems.all.length;
  const known = knownKeys(estimator.params, []);
  for (const [key, candidates] of Object.entries(grid)) {
    const at = [...path, 'grid', key];
    if (known.includes(key))
      for (const [index, candidate] of candidates.entries())
        checkCandidate({ ...own, [key]: candidate }, key, estimator, [...at, index], problems);
    else problems.addKey(at, `${estimator.type} has no parameter "${key}"`, suggest(key, known));
  }
  if (problems.all.length === before) checkGridSize(grid, [...path, 'grid'], problems);
  return problems.all.length === before;
}

/** Every combination of the values of a grid is a setting. */
const mostSettings = limit('SNPRESS_MOST_SETTINGS', 10_000);

function checkGridSize(grid: ModelSpec['grid'], path: SpecPath, problems: Problems): void {
  const settings = Object.values(grid).reduce((product, { length }) => product * length, 1);
  if (settings <= mostSettings.most) return;
  problems.addKey(
    path,
    `this grid has ${settings} settings, and no more than ${mostSettings.most} are tried`,
    `name fewer values, or put a larger number into the environment variable ${mostSettings.variable}`,
  );
}

/** Parses the parameters with a value to try in its place; only what is wrong with that value counts here. */
function checkCandidate(
  params: Block,
  key: string,
  estimator: Estimator,
  place: SpecPath,
  problems: Problems,
): void {
  const found = new Problems();
  checkValue(estimator.params, params, [], found);
  for (const { path, message, hint } of found.all)
    if (path[0] === key || path.length === 0) problems.add(place, message, hint);
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of the spec in a message. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
