import { companionFiles } from '@snpress/formats/registry/companion-files';
import { fileOf } from '@snpress/pipeline/stage/artifact';
import { forkSeed } from '@snpress/pipeline/stage/fork-seed';
import type { IdPattern } from '@snpress/data';
import type { AnnotationSource } from '@snpress/formats';
import type { Reference, References } from '@snpress/pipeline';
import { nameOfExpression } from '../artifacts/name-of-expression.js';
import { nameOfGenotypes } from '../artifacts/name-of-genotypes.js';
import { annotate } from '../definitions/annotate.js';
import { ingest } from '../definitions/ingest.js';
import { ingestSwept } from '../definitions/ingest-swept.js';
import { simulateCohort } from '../definitions/simulate-cohort.js';
import { simulate } from '../definitions/simulate.js';
import type { dataOutputs } from '../definitions/data-outputs.js';
import type { DataSpec, Experiment, TableFile } from '../spec/experiment.js';
import type { PhaseStages } from './stage-list.js';

/** The data of an experiment as its stages find them. */
export interface DataReferences extends References<typeof dataOutputs> {
  readonly covariates: Reference<'covariates'> | undefined;
  readonly annotations: Reference<'annotations'> | undefined;
  readonly annotationFiles?: Reference<'annotation-files'> | undefined;
  /** Of simulated data. */
  readonly geneticValues: Reference<'genetic-values'> | undefined;
}

/** The stage that reads or simulates the data. */
export function dataStage({ data, seed }: Experiment, phase: PhaseStages, isSwept: boolean): DataReferences {
  if (data.kind === 'files') {
    const place = ingestPlace(data);
    const read = isSwept ? phase.add(ingestSwept.at('ingest', place)) : phase.add(ingest.at('ingest', place));
    const none = { annotations: undefined, annotationFiles: undefined };
    const annotated =
      data.annotations.length === 0 ? none : phase.add(annotateStage(data.annotations, read.genotypes));
    return { ...read, ...annotated, geneticValues: undefined };
  }
  const id = 'simulate';
  const own = { inputs: {}, seed: forkSeed(seed, id) };
  if (data.kind === 'cohort') return phase.add(simulateCohort.at(id, { params: data.options, ...own }));
  return {
    ...phase.add(simulate.at(id, { params: data.options, ...own })),
    covariates: undefined,
    annotations: undefined,
  };
}

function annotateStage(sources: readonly AnnotationSource[], genotypes: Reference<'genotypes'>) {
  const files = sources.map(takeApart);
  return annotate.at('annotate', {
    params: { files: files.map(({ options }) => options) },
    inputs: { genotypes, files: files.map(({ path }) => fileOf(path)) },
  });
}

function ingestPlace(data: DataSpec & { readonly kind: 'files' }) {
  const genotypes = [data.genotypes, ...data.moreGenotypes].map(takeApart);
  const expression = data.expression.map(({ context, ...file }) => ({
    ...{ context, name: nameOfExpression(context) },
    ...takeApart(file),
  }));
  const contexts = expression.flatMap(({ context }) => context ?? []);
  const [first, ...others] = genotypes.map(({ path }) => fileOf(path));
  const companions = [
    ...genotypes.map(({ path }, index) => [nameOfGenotypes(index), path] as const),
    ...expression.map(({ name, path }) => [name, path] as const),
  ].map(([name, path]) => [name, companionFiles(path).map(fileOf)] as const);
  const covariates = data.covariates && takeApart(data.covariates);
  const { genotypes: ofGenotypes, expression: ofExpression, covariates: ofCovariates } = data.sampleIds;
  const ids = { genotypes: ofGenotypes, expression: ofExpression, covariates: covariates && ofCovariates };
  const idOptions = Object.entries(ids).flatMap(([side, source]) => {
    const options = source && 'pattern' in source ? source : writtenIn(source);
    return options === undefined ? [] : [[side, options] as const];
  });
  return {
    params: {
      genotypes: genotypes.map(({ options }) => options),
      expression: expression.map(({ options }) => options),
      contexts: contexts.length === 0 ? undefined : contexts,
      targets: data.targets === 'traits' ? data.targets : undefined,
      ploidy: data.ploidy,
      covariates: covariates?.options,
      snpPositions: writtenIn(data.snpPositions),
      genePositions: writtenIn(data.genePositions),
      sampleIds: idOptions.length === 0 ? undefined : Object.fromEntries(idOptions),
    },
    inputs: {
      genotypes: first!,
      moreGenotypes: others,
      expression: expression.map(({ path }) => fileOf(path)),
      companions: new Map(companions),
      covariates: maybeFile(covariates?.path),
      snpPositions: maybeFile(data.snpPositions?.path),
      genePositions: maybeFile(data.genePositions?.path),
      sampleIds: {
        genotypes: idTable(ids.genotypes),
        expression: idTable(ids.expression),
        covariates: idTable(ids.covariates),
      },
    },
    outputs: { covariates: covariates && (true as const) },
  };
}

/** Where a file is and how it is read; its path is no part of a key. */
function takeApart<T extends { readonly path: string }>({ path, ...options }: T) {
  return { path, options };
}

/** How a table is written, where that is said. */
function writtenIn(table: TableFile | undefined): Omit<TableFile, 'path'> | undefined {
  return table?.encoding && { encoding: table.encoding };
}

function idTable(source: TableFile | IdPattern | undefined): Reference<'user-file'> | undefined {
  return source && 'path' in source ? fileOf(source.path) : undefined;
}

function maybeFile(path: string | undefined): Reference<'user-file'> | undefined {
  return path === undefined ? undefined : fileOf(path);
}
