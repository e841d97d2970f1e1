import { limit } from '@snpress/data/limits/limit';
import { estimators, getEstimator } from '@snpress/models/registry';
import type { Estimator, Setting } from '@snpress/models';
import { checkMarkers } from './check-markers.js';
import { checkValue } from './check-value.js';
import type { ModelSpec } from './experiment.js';
import { knownKeys } from './known-keys.js';
import type { Problem, SpecPath } from './problem.js';
import { suggest } from './suggest.js';

type Block = Readonly<Record<string, unknown>>;

/** Keys of a model block that belong to the experiment, not to the estimator. */
const common = ['type', 'extends', 'select', 'grid', 'markers'];
const selections = ['global', 'per-gene'] as const;

/**
 * Checks the `models` block: inheritance, types, parameters, grids.
 * @returns the models in the order of the spec, `mean` first, which is always there
 */
export function parseModels(value: unknown, problems: Problem[]): readonly ModelSpec[] {
  if (!isBlock(value) || Object.keys(value).length === 0) {
    problems.push({
      path: ['models'],
      message: 'no models are given',
      hint: 'write models: { lasso: { type: lasso } }, say',
    });
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
    problems.push({
      path: ['models', 'mean', 'markers'],
      message: 'the baseline "mean" looks at no markers',
      hint: 'remove the key',
    });
  }
  if (mean.type !== 'mean') {
    problems.push({
      path: ['models', 'mean', 'type'],
      message: 'the name "mean" is kept for the baseline',
      hint: 'give this model another name',
    });
  }
  return [mean, ...models.filter((model) => model.name !== 'mean')];
}

function parseModel(name: string, all: Block, problems: Problem[]): ModelSpec | undefined {
  const path = ['models', name];
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
    problems.push({
      path,
      atKey: true,
      message: `"${name}" cannot name a model`,
      hint: 'use letters, digits, ".", "_" and "-"',
    });
    return undefined;
  }
  const block = inherit(name, all, problems);
  if (!block) return undefined;
  const estimator = findEstimator(block, path, problems);
  if (!estimator) return undefined;

  const select = checkSelect(block.select, path, problems);
  const markers = checkMarkers(block.markers, path, problems);
  const own = Object.fromEntries(Object.entries(block).filter(([key]) => !common.includes(key)));
  const before = problems.length;
  const params = checkValue(estimator.params, own, path, problems) as Block | undefined;
  addCommonKeysToHints(problems, before, estimator);
  const grid = checkGrid(block.grid, own, estimator, path, problems);
  return (
    params &&
    grid && {
      name,
      type: estimator.type,
      params,
      grid,
      select,
      ...(markers === undefined ? {} : { markers }),
    }
  );
}

/** So many models stand behind one another. */
const deepest = 20;

/** The block with everything that the models it extends say, nearest first. */
function inherit(
  name: string,
  all: Block,
  problems: Problem[],
  below: readonly string[] = [],
): Block | undefined {
  const block = all[name];
  const path = ['models', name];
  if (!isBlock(block)) {
    problems.push({
      path,
      message: `the model "${name}" is not a block of keys`,
      hint: `write ${name}: { type: … }`,
    });
    return undefined;
  }
  const parent = block.extends;
  if (parent === undefined) return block;
  if (typeof parent !== 'string' || !(parent in all)) {
    const others = Object.keys(all).filter((other) => other !== name);
    problems.push({
      path: [...path, 'extends'],
      message: `there is no model "${asText(parent)}" to extend`,
      hint: suggest(asText(parent), others),
    });
    return undefined;
  }
  if (below.length === deepest) {
    problems.push({
      path: [...path, 'extends'],
      message: `"${below[0]!}" extends a model that extends another one, and so on, more than ${deepest} times`,
    });
    return undefined;
  }
  if (parent === name || below.includes(parent)) {
    problems.push({
      path: [...path, 'extends'],
      message: `"${name}" extends itself: ${[...below, name, parent].join(' → ')}`,
    });
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

function findEstimator(block: Block, path: SpecPath, problems: Problem[]): Estimator | undefined {
  const types = estimators.map((estimator) => estimator.type);
  const type = block.type;
  if (type === undefined) {
    problems.push({ path, message: '"type" is missing', hint: `one of ${types.join(', ')}` });
    return undefined;
  }
  const estimator = typeof type === 'string' && types.includes(type) ? getEstimator(type) : undefined;
  if (!estimator) {
    problems.push({
      path: [...path, 'type'],
      message: `unknown model "${asText(type)}"`,
      hint: suggest(asText(type), types),
    });
  }
  return estimator;
}

function checkSelect(value: unknown, path: SpecPath, problems: Problem[]): ModelSpec['select'] {
  if (value === undefined) return 'global';
  const known = selections.find((selection) => selection === value);
  if (!known) {
    problems.push({
      path: [...path, 'select'],
      message: `select cannot be ${JSON.stringify(value)}`,
      hint: suggest(asText(value), selections),
    });
  }
  return known ?? 'global';
}

function checkGrid(
  value: unknown,
  own: Block,
  estimator: Estimator,
  path: SpecPath,
  problems: Problem[],
): ModelSpec['grid'] | undefined {
  if (value === undefined) return {};
  const at = [...path, 'grid'];
  if (!isBlock(value)) {
    problems.push({
      path: at,
      message: 'a grid is a block of parameters with the values to try',
      hint: 'such as grid: { alpha: [0.1, 0.3] }',
    });
    return undefined;
  }
  const before = problems.length;
  const known = knownKeys(estimator.params, []);
  for (const [key, candidates] of Object.entries(value)) {
    if (!known.includes(key)) {
      problems.push({
        path: [...at, key],
        atKey: true,
        message: `${estimator.type} has no parameter "${key}"`,
        hint: suggest(key, known),
      });
    } else if (!Array.isArray(candidates) || candidates.length === 0) {
      problems.push({
        path: [...at, key],
        message: `the values to try for "${key}" are not a list`,
        hint: `such as ${key}: [${String(candidates)}]`,
      });
    } else {
      candidates.forEach((candidate, index) => {
        checkCandidate(key, candidate, index, own, estimator, at, problems);
      });
    }
  }
  const grid = value as Record<string, Setting[string][]>;
  if (problems.length === before) checkGridSize(grid, at, problems);
  return problems.length === before ? grid : undefined;
}

/** Every combination of the values of a grid is a setting. */
const mostSettings = limit('SNPRESS_MOST_SETTINGS', 10_000);

function checkGridSize(grid: ModelSpec['grid'], path: SpecPath, problems: Problem[]): void {
  const settings = Object.values(grid).reduce((product, { length }) => product * length, 1);
  if (settings <= mostSettings.most) return;
  problems.push({
    path,
    atKey: true,
    message: `this grid has ${settings} settings, and no more than ${mostSettings.most} are tried`,
    hint: `name fewer values, or put a larger number into the environment variable ${mostSettings.variable}`,
  });
}

/** Parses the parameters with one candidate in its place; only what is wrong with the candidate counts here. */
function checkCandidate(
  key: string,
  candidate: unknown,
  index: number,
  own: Block,
  estimator: Estimator,
  grid: SpecPath,
  problems: Problem[],
): void {
  const place = [...grid, key, index];
  if (!['number', 'string', 'boolean'].includes(typeof candidate)) {
    problems.push({ path: place, message: `a value to try must be a number, a text or true/false` });
    return;
  }
  const found: Problem[] = [];
  checkValue(estimator.params, { ...own, [key]: candidate }, [], found);
  for (const problem of found) {
    if (problem.path[0] === key || problem.path.length === 0) problems.push({ ...problem, path: place });
  }
}

/** An unknown key may be meant as one of the keys that every model has. */
function addCommonKeysToHints(problems: Problem[], from: number, estimator: Estimator): void {
  for (let index = from; index < problems.length; index++) {
    const problem = problems[index]!;
    if (!problem.atKey || problem.path.length !== 3) continue;
    problems[index] = {
      ...problem,
      hint: suggest(String(problem.path[2]), [...knownKeys(estimator.params, []), ...common]),
    };
  }
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of the spec in a message. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
