import { splitSchema } from '@snpress/preprocess/split/split-schema';
import { checkValue } from './check-value.js';
import type { Experiment } from './experiment.js';
import { mostStages } from './most-stages.js';
import type { Problems } from './problem.js';
import { resolveFile } from './resolve-file.js';
import type { SpecSource } from './spec-source.js';

const defaultSplit = { outer: { folds: 5 }, inner: { folds: 5 } };

/** How samples are split, with the paths of its files; five folds of five where the spec does not say. */
export function resolveSplit(
  given: unknown,
  source: SpecSource,
  problems: Problems,
): Experiment['split'] | undefined {
  const split = checkValue(splitSchema, withDefaults(given), ['split'], problems);
  if (split === undefined) return undefined;
  checkSplitCount(split, problems);
  return withFiles(split, source, problems);
}

function withDefaults(split: unknown): unknown {
  return typeof split === 'object' && split !== null && !Array.isArray(split)
    ? { ...defaultSplit, ...split }
    : (split ?? defaultSplit);
}

/** No experiment has more splits than stages. */
function checkSplitCount({ outer, inner }: Experiment['split'], problems: Problems): void {
  const splits = ('folds' in outer ? outer.folds * outer.repeats : 1) * inner.folds;
  if (splits <= mostStages.most) return;
  problems.add(
    ['split'],
    `${splits} splits are asked for (folds × repeats × inner folds), and no more than ${mostStages.most} are made`,
    `ask for fewer, or put a larger number into the environment variable ${mostStages.variable}`,
  );
}

function withFiles(split: Experiment['split'], source: SpecSource, problems: Problems): Experiment['split'] {
  const { outer } = split;
  const at = ['split', 'outer'];
  if ('file' in outer)
    return { ...split, outer: { file: resolveFile(outer.file, [...at, 'file'], source, problems) } };
  if ('folds' in outer && outer.groups) {
    const file = resolveFile(outer.groups.file, [...at, 'groups', 'file'], source, problems);
    return { ...split, outer: { ...outer, groups: { ...outer.groups, file } } };
  }
  return split;
}
