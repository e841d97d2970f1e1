import { cohortOptions } from '@snpress/datasets/cohort/cohort-options';
import { simulateOptions } from '@snpress/datasets/simulate/simulate-options';
import type { IdPattern } from '@snpress/data';
import { matrixSource } from '@snpress/formats/registry/matrix-source';
import type { SampleIdSource, TableSource } from '@snpress/formats';
import path from 'node:path';
import type { z } from 'zod';
import { checkValue } from './check-value.js';
import { contextSources, dataFilesSchema } from './experiment-schema.js';
import type { DataSpec, ExpressionSource, SampleIds, TableFile } from './experiment.js';
import { knownKeys } from './known-keys.js';
import type { Problems, SpecPath } from './problem.js';
import { resolveDataset } from './resolve-dataset.js';
import { resolveFile } from './resolve-file.js';
import type { SpecSource } from './spec-source.js';

/** What `data` of a spec says: files, a dataset that was fetched, or what is to be simulated. */
export function parseData(value: unknown, source: SpecSource, problems: Problems): DataSpec | undefined {
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
  const { sampleIds, snpPositions, genePositions, annotations = [], ploidy } = files;
  const resolve = (text: string, ...place: SpecPath): string =>
    resolveFile(text, [...at, ...place], source, problems);
  const resolved = <T extends { readonly path: string }>(part: T, ...place: SpecPath): T => ({
    ...part,
    path: resolve(part.path, ...place, 'path'),
  });
  const each = <T extends { readonly path: string }>(given: T | readonly T[], key: string): readonly T[] =>
    Array.isArray(given)
      ? (given as readonly T[]).map((file, index) => resolved(file, key, index))
      : [resolved(given as T, key)];
  const table = (source: TableSource, ...place: string[]): TableFile =>
    typeof source === 'string' ? { path: resolve(source, ...place) } : resolved(source, ...place);
  const [genotypes, ...moreGenotypes] = each(files.genotypes, 'genotypes');
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
    annotations: each(annotations, 'annotations'),
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
