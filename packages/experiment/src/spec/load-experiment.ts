import { missingPackage } from '@snpress/models/network/select-backend';
import { readFolds } from '@snpress/preprocess/split/read-folds';
import { checkPositions } from './check-positions.js';
import { checkSplitSize } from './check-split-size.js';
import { checkValue } from './check-value.js';
import { experimentShape } from './experiment-schema.js';
import type { Experiment } from './experiment.js';
import { parseData } from './parse-data.js';
import { parseModels } from './parse-models.js';
import { checkPreprocess } from './check-preprocess.js';
import { Problems } from './problem.js';
import { resolveFinal } from './resolve-final.js';
import { resolveContexts } from './resolve-contexts.js';
import { resolveCovariates } from './resolve-covariates.js';
import { resolveSplit } from './resolve-split.js';
import { simulatedSize } from './simulated-size.js';
import { SpecError } from './spec-error.js';
import type { SplitShape } from './split-shape.js';
import { readSpecSource, type SpecSource } from './spec-source.js';
import { mapMessages, variablesByName, type VariablesByName } from './variables-by-name.js';

/** A spec that can be run. */
export interface LoadedExperiment {
  readonly experiment: Experiment;
  readonly shape: SplitShape;
  /** The spec's file as it was read, with the overrides of the command line as comments below it. */
  readonly text: string;
  readonly byName: VariablesByName;
}

/**
 * Reads a spec and checks all of it: keys, types, models, grids, files.
 * @param spec the YAML file, or what one says; paths in it are then relative to the working folder
 * @param overrides the arguments of `--set`
 * @throws SpecError with every problem at once, each with its place
 */
export async function loadExperiment(
  spec: string | object,
  overrides: readonly string[] = [],
): Promise<LoadedExperiment> {
  const source = readSpecSource(spec, overrides);
  const byName = variablesByName([source.text, ...overrides].join('\n'));
  try {
    return { ...(await checkSpec(source, overrides, byName)), byName };
  } catch (error) {
    throw mapMessages(error, byName);
  }
}

async function checkSpec(
  source: SpecSource,
  overrides: readonly string[],
  byName: VariablesByName,
): Promise<Omit<LoadedExperiment, 'byName'>> {
  const problems = new Problems();
  const { value } = source;
  const shape = checkValue(experimentShape, value, [], problems);
  const root = (typeof value === 'object' ? value : {}) as Record<string, unknown>;

  const data = parseData(root.data, source, problems);
  const steps = checkPreprocess(root.preprocess, problems);
  const split = resolveSplit(root.split, source, problems);
  const given = parseModels(root.models, problems);
  const models = data ? resolveContexts(given, data, problems) : given;
  const final = shape && resolveFinal(shape.final, models, problems);
  const preprocess = data && steps && resolveCovariates(steps, data, models, problems);
  if (data) await checkPositions(data, models, problems);
  if (split && data && data.kind !== 'files') checkSplitSize(split, simulatedSize(data).samples, problems);

  const missing = shape?.backend && missingPackage(shape.backend);
  if (missing !== undefined)
    problems.add(
      ['backend'],
      `the package ${missing} is not installed`,
      `npm install ${missing}, or name no backend`,
    );
  if (problems.all.length > 0 || !shape || !data || !preprocess || !final || !split)
    throw specError(source, problems, byName);
  const { name, description, seed, backend, evaluate, report } = shape;
  const settings = { name, description, seed, ...(backend && { backend }), evaluate, report, final };
  const experiment = { ...settings, data, preprocess, split, models };
  const changes = overrides.map((argument) => `# --set ${argument}\n`);
  return { experiment, shape: await splitShape(experiment), text: [source.text, ...changes].join('') };
}

/** So many problems tell enough about a spec. */
const shownProblems = 20;

function specError(source: SpecSource, { all: problems }: Problems, byName: VariablesByName): SpecError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new SpecError(`${source.file} has ${count}; nothing was run`, [
    ...problems.slice(0, shownProblems).map((problem) => byName(source.show(problem))),
    ...(problems.length > shownProblems
      ? [`… and ${problems.length - shownProblems} more problems of this kind or others`]
      : []),
  ]);
}

async function splitShape({ split, models }: Experiment): Promise<SplitShape> {
  const { outer } = split;
  const inner = models.length > 0 ? split.inner.folds : 0;
  if ('file' in outer) {
    const { foldOfSample } = await readFolds(outer.file);
    return { outer: new Set(foldOfSample.values()).size, inner };
  }
  return { outer: 'folds' in outer ? outer.folds * outer.repeats : 1, inner };
}
