import { cohortOptions } from '@snpress/datasets/cohort/cohort-options';
import { simulateOptions } from '@snpress/datasets/simulate/simulate-options';
import type { IdPattern } from '@snpress/data';
import { matrixSource } from '@snpress/formats/registry/matrix-source';
import type { SampleIdSource, TableSource } from '@snpress/formats';
import { missingPackage } from '@snpress/models/network/select-backend';
import { readFolds } from '@snpress/preprocess/split/read-folds';
import { splitSchema } from '@snpress/preprocess/split/split-schema';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { checkPositions } from './check-positions.js';
import { checkSplitSize } from './check-split-size.js';
import { checkValue } from './check-value.js';
import { contextSources, dataFilesSchema, experimentShape } from './experiment-schema.js';
import type { DataSpec, Experiment, ExpressionSource, SampleIds, TableFile } from './experiment.js';
import { parseModels } from './parse-models.js';
import { checkPreprocess } from './check-preprocess.js';
import { knownKeys } from './known-keys.js';
import { mostStages } from './most-stages.js';
import { describePath, Problems, type SpecPath } from './problem.js';
import { resolveFinal } from './resolve-final.js';
import { resolveContexts } from './resolve-contexts.js';
import { resolveCovariates } from './resolve-covariates.js';
import { resolveDataset } from './resolve-dataset.js';
import { resolvePath } from './resolve-path.js';
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

const defaultSplit = { outer: { folds: 5 }, inner: { folds: 5 } };

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
  const split = checkValue(splitSchema, withDefaults(root.split), ['split'], problems);
  const given = parseModels(root.models, problems);
  const models = data ? resolveContexts(given, data, problems) : given;
  const final = shape && resolveFinal(shape.final, models, problems);
  const preprocess = data && steps && resolveCovariates(steps, data, models, problems);
  if (data) await checkPositions(data, models, problems);
  const resolvedSplit = split && resolveSplit(split, source, problems);
  if (resolvedSplit && data && data.kind !== 'files')
    checkSplitSize(resolvedSplit, simulatedSize(data).samples, problems);

  const missing = shape?.backend && missingPackage(shape.backend);
  if (missing !== undefined)
    problems.add(
      ['backend'],
      `the package ${missing} is not installed`,
      `npm install ${missing}, or name no backend`,
    );
  if (resolvedSplit) checkSplitCount(resolvedSplit, problems);
  if (problems.all.length > 0 || !shape || !data || !preprocess || !final || !resolvedSplit)
    throw specError(source, problems, byName);
  const { name, description, seed, backend, evaluate, report } = shape;
  const settings = { name, description, seed, ...(backend && { backend }), evaluate, report, final };
  const experiment = { ...settings, data, preprocess, split: resolvedSplit, models };
  const changes = overrides.map((argument) => `# --set ${argument}\n`);
  return { experiment, shape: await splitShape(experiment), text: [source.text, ...changes].join('') };
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

function withDefaults(split: unknown): unknown {
  return typeof split === 'object' && split !== null && !Array.isArray(split)
    ? { ...defaultSplit, ...split }
    : (split ?? defaultSplit);
}

function parseData(value: unknown, source: SpecSource, problems: Problems): DataSpec | undefined {
  const at: SpecPath = ['data'];
  if (typeof value !== 'object' || value === null) {
    problems.add(
      at,
      value === undefined ? '"data" is missing' : 'expected a block of keys',
      'give genotypes and expression or phenotypes, dataset, or simulate',
    );
    return undefined;
  }
  if ('simulate' in value) {
    const { simulate, ...others } = value;
    for (const key of Object.keys(others)) {
      problems.addKey([...at, key], `"${key}" cannot go with simulate`, 'remove one of them');
    }
    return parseSimulated(simulate ?? {}, [...at, 'simulate'], problems);
  }
  if ('dataset' in value) {
    const isElsewhere = source.isOverridden([...at, 'folder']);
    return resolveDataset(
      value,
      isElsewhere ? process.cwd() : path.dirname(path.resolve(source.file)),
      problems,
    );
  }
  const files = checkValue(filesSchemaOf(value), withSourceObjects(value), at, problems);
  if (!files) return undefined;
  const targets = targetsOf(files, at, problems);
  if (!targets) return undefined;
  const resolve = (text: string, ...place: (string | number)[]): string =>
    resolveFile(text, [...at, ...place], source, problems);
  const { sampleIds, snpPositions, genePositions, annotations = [], ploidy } = files;
  const table = (source: TableSource, ...place: string[]): TableFile =>
    typeof source === 'string'
      ? { path: resolve(source, ...place) }
      : { ...source, path: resolve(source.path, ...place, 'path') };
  const [genotypes, ...moreGenotypes] = Array.isArray(files.genotypes)
    ? files.genotypes.map((file, index) => ({
        ...file,
        path: resolve(file.path, 'genotypes', index, 'path'),
      }))
    : [{ ...files.genotypes, path: resolve(files.genotypes.path, 'genotypes', 'path') }];
  const resolved = <T extends { readonly path: string }>(part: T, ...place: string[]): T => ({
    ...part,
    path: resolve(part.path, ...place, 'path'),
  });
  const expressionFiles = (given: typeof targets.source): readonly ExpressionSource[] => {
    if (!isContexts(given)) return [resolved(given, targets.key)];
    const names = Object.keys(given);
    if (names.length < 2)
      problems.add(
        [...at, targets.key],
        names.length === 0
          ? `${targets.key} has no contexts`
          : `${targets.key} has one context, "${names[0]!}"`,
        `give several, or for one the file itself: ${targets.key}: { path: … }`,
      );
    return Object.entries(given).map(([context, file]) => ({
      ...resolved(file, targets.key, context),
      context,
    }));
  };
  return {
    kind: 'files',
    ploidy,
    targets: targets.key === 'phenotypes' ? 'traits' : 'genes',
    sampleIds: resolveSampleIds(sampleIds, table),
    annotations: Array.isArray(annotations)
      ? annotations.map((file, index) => ({
          ...file,
          path: resolve(file.path, 'annotations', index, 'path'),
        }))
      : [resolved(annotations, 'annotations')],
    genotypes: genotypes!,
    moreGenotypes,
    expression: expressionFiles(targets.source),
    ...(files.covariates && { covariates: resolved(files.covariates, 'covariates') }),
    ...(snpPositions && { snpPositions: table(snpPositions, 'snpPositions') }),
    ...(genePositions && { genePositions: table(genePositions, 'genePositions') }),
  };
}

/** What is predicted, and under which of its two names it is given. */
function targetsOf(
  { expression, phenotypes }: z.output<typeof dataFilesSchema>,
  at: SpecPath,
  problems: Problems,
):
  | {
      readonly key: 'expression' | 'phenotypes';
      readonly source: NonNullable<z.output<typeof dataFilesSchema>['expression']>;
    }
  | undefined {
  if (expression && phenotypes) {
    problems.addKey(
      [...at, 'phenotypes'],
      '"phenotypes" and "expression" are two names of what is predicted',
      'give one of them; for both, run two experiments',
    );
    return undefined;
  }
  if (phenotypes) return { key: 'phenotypes', source: phenotypes };
  if (expression) return { key: 'expression', source: expression };
  problems.add(at, 'what is to be predicted is missing', 'give expression, or phenotypes');
  return undefined;
}

/** A cross, or a cohort under a key of its own. */
function parseSimulated(value: unknown, at: SpecPath, problems: Problems): DataSpec | undefined {
  if (typeof value === 'object' && value !== null && 'cohort' in value) {
    const { cohort, ...others } = value;
    for (const key of Object.keys(others))
      problems.addKey(
        [...at, key],
        `"${key}" is of a cross, not of a cohort`,
        'remove it, or put it into cohort',
      );
    const options = checkValue(cohortOptions, cohort ?? {}, [...at, 'cohort'], problems);
    return options && { kind: 'cohort', options };
  }
  const options = checkValue(simulateOptions, value, at, problems);
  return options && { kind: 'simulate', options };
}

/** The schema of the files that are meant, so that what is wrong is told of that one. */
function filesSchemaOf(value: {
  readonly expression?: unknown;
  readonly phenotypes?: unknown;
}): typeof dataFilesSchema {
  const meant = (given: unknown) => (isContexts(given) ? contextSources : matrixSource).optional();
  const { expression, phenotypes } = value;
  return dataFilesSchema.extend({
    expression: meant(expression),
    phenotypes: meant(phenotypes),
  }) as unknown as typeof dataFilesSchema;
}

/** Whether expression is given by context: no key of it is one of a file. */
function isContexts(expression: unknown): expression is z.output<typeof contextSources> {
  if (typeof expression !== 'object' || expression === null || Array.isArray(expression)) return false;
  const known = new Set(knownKeys(matrixSource, []));
  return Object.keys(expression).every((key) => !known.has(key));
}

/** A table of ids or a pattern for all files is one of each. */
function resolveSampleIds(
  given: z.output<typeof dataFilesSchema>['sampleIds'],
  table: (source: TableSource, ...place: string[]) => TableFile,
): SampleIds {
  if (given === undefined) return {};
  const resolve = (source: SampleIdSource, ...place: string[]): TableFile | IdPattern =>
    typeof source === 'object' && 'pattern' in source ? source : table(source, 'sampleIds', ...place);
  if (typeof given === 'string' || 'path' in given || 'pattern' in given) {
    const ids = resolve(given);
    return { genotypes: ids, expression: ids, covariates: ids };
  }
  const entries = Object.entries(given).flatMap(([name, source]) =>
    source === undefined
      ? []
      : [[name === 'phenotypes' ? 'expression' : name, resolve(source, name)] as const],
  );
  return Object.fromEntries(entries);
}

/** `genotypes: file.tsv` is short for `genotypes: { path: file.tsv }`, in a list too. */
function withSourceObjects(value: object): object {
  const short = (source: unknown): unknown => (typeof source === 'string' ? { path: source } : source);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      ['expression', 'phenotypes'].includes(key) && isContexts(part)
        ? Object.fromEntries(Object.entries(part).map(([context, file]) => [context, short(file)]))
        : ['genotypes', 'annotations'].includes(key) && Array.isArray(part)
          ? part.map(short)
          : ['genotypes', 'expression', 'phenotypes', 'covariates', 'annotations'].includes(key)
            ? short(part)
            : part,
    ]),
  );
}

function resolveSplit(
  split: Experiment['split'],
  source: SpecSource,
  problems: Problems,
): Experiment['split'] {
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

/** The absolute path of a file of the spec; one that is not there is a problem. */
function resolveFile(text: string, place: SpecPath, source: SpecSource, problems: Problems): string {
  const folder = source.isOverridden(place) ? process.cwd() : path.dirname(source.file);
  const resolved = resolvePath(text, folder);
  if ('unset' in resolved) {
    problems.add(
      place,
      `the environment variable ${resolved.unset} is not set`,
      `set it, or give the path with --set`,
    );
    return text;
  }
  if (!existsSync(resolved.path)) {
    problems.add(place, `there is no file ${resolved.path}`, whereToPoint(text, place));
  } else if (!statSync(resolved.path).isFile()) {
    problems.add(place, `${resolved.path} is not a file`, 'give the path of a file');
  }
  return resolved.path;
}

/** What to do about a path that leads nowhere. */
function whereToPoint(text: string, place: SpecPath): string {
  const variable = /\$\{(\w+)/.exec(text)?.[1];
  return variable === undefined
    ? 'paths are relative to the folder of the spec'
    : `set ${variable}, or give the path with --set ${describePath(place)}=…`;
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
