import { quietTensorFlow } from '@snpress/models/network/select-backend';
import { runGraph } from '@snpress/pipeline/engine/run-graph';
import { selectStages } from '@snpress/pipeline/graph/select-stages';
import type { Executor, RunEvent, RunResult, Selection } from '@snpress/pipeline';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openExecutor, profileOf, type ExecutorRequest } from '../cluster/executor-request.js';
import type { Phase } from '../compile/phase.js';
import { mapMessages, mapTexts } from '../spec/variables-by-name.js';
import {
  memoryOf,
  withExperiment,
  type PreparedExperiment,
  type StoreRequest,
} from './prepare-experiment.js';
import { openProgressLog, type ProgressLog } from './progress-log.js';
import { publishRun, type PublishedRun } from './publish-run.js';
import { tryRunFolder } from './run-files.js';
import { RunFailed } from './run-failed.js';
import { stageLibrary } from './stage-library.js';

/** What is run, and how. */
export interface RunRequest extends StoreRequest, Selection, ExecutorRequest {
  /** The folder for the results, `out/<name>/<run>`; `runs` by default. */
  readonly out?: string | undefined;
  /** After a failure, go on with every stage that does not depend on it. */
  readonly keepGoing?: boolean | undefined;
  /** Told once, before the first event; awaited. */
  readonly onStart?: (run: StartingRun) => void | Promise<void>;
  readonly onEvent?: (event: RunEvent) => void;
  /** Cancels the run: what is finished is kept. */
  readonly signal?: AbortSignal;
}

/** What is known of a run before it starts. */
export interface StartingRun {
  /** The parts of the run, with their selected stages alone. */
  readonly phases: readonly Phase[];
  /** How long a stage took in an earlier run, in seconds. */
  readonly expected: (stage: string) => number | undefined;
  /** How many stages run at one time. */
  readonly workers: number;
}

/** A run that has come to its end. */
export interface FinishedRun {
  readonly phases: readonly Phase[];
  /** What became of every stage. */
  readonly result: RunResult;
  readonly seconds: number;
  /** Where the results are, with the metrics; undefined where `only` or `until` left stages out. */
  readonly published: PublishedRun | undefined;
}

/**
 * Runs an experiment (train, choose, evaluate, report) and writes its results; only what changed since the last run is computed.
 *
 * @throws SpecError with all that is wrong with the spec, before anything runs
 * @throws SelectionError where a pattern names no stage
 * @throws RunFailed where a stage failed; nothing is published then, and what is finished is kept
 * @throws RunAborted when `signal` is aborted
 * @example
 * const { published } = await runExperiment({ spec: 'my.yaml', set: ['seed=7'] });
 * console.log(published.report, published.metrics.models.lasso.skill);
 */
export function runExperiment(request: RunRequest): Promise<FinishedRun> {
  const profile = profileOf(request);
  const startedAt = new Date();
  const before = existsSync(request.store ?? '.snpress');
  const run = async (prepared: PreparedExperiment): Promise<FinishedRun> => {
    const { graph, notSelected } = selectStages(prepared.graph, request);
    const selected = new Set(graph.stages.map(({ id }) => id));
    if (notSelected.length === 0) tryRunFolder(request.out ?? 'runs', prepared.experiment.name);
    const executor = openExecutor(request, profile, prepared.store);
    const told = notSelected.length === 0 ? withLog(prepared, executor.concurrency, request) : { request };
    const result = await runStages(prepared, selected, executor, told.request).finally(async () => {
      told.log?.close();
      await executor.close();
    });
    if (result.failures.length > 0) {
      if (!before && result.stages.length === 0)
        rmSync(prepared.store.directory, { recursive: true, force: true });
      for (const failure of result.failures) mapMessages(failure, prepared.byName);
      throw new RunFailed(result);
    }
    const published =
      notSelected.length > 0
        ? undefined
        : await publish(prepared, { result, startedAt, jobs: executor.concurrency, request });
    const seconds = (Date.now() - startedAt.getTime()) / 1000;
    return { phases: prepared.compiled.phases, result, seconds, published };
  };
  return withExperiment(request, run, (message) => request.onEvent?.({ type: 'store-warning', message }));
}

/** The same request, whose events go to a file as well, for whoever follows the run. */
function withLog(
  { experiment, compiled: { phases } }: PreparedExperiment,
  workers: number,
  request: RunRequest,
): { readonly request: RunRequest; readonly log?: ProgressLog } {
  const folder = path.join(request.out ?? 'runs', experiment.name);
  const log = openProgressLog(folder, { experiment: experiment.name, workers, phases });
  const onEvent = (event: RunEvent): void => {
    log.onEvent(event);
    request.onEvent?.(event);
  };
  return { request: { ...request, onEvent }, log };
}

async function runStages(
  { experiment, compiled, graph, store, byName }: PreparedExperiment,
  selected: ReadonlySet<string>,
  executor: Executor,
  request: RunRequest,
): Promise<RunResult> {
  if (experiment.backend === 'tensorflow') quietTensorFlow();
  const history = store.history(experiment.name);
  await request.onStart?.({
    phases: compiled.phases.map(({ title, stages }) => ({
      title,
      stages: stages.filter((id) => selected.has(id)),
    })),
    expected: (stage) => history.seconds(stage),
    workers: executor.concurrency,
  });
  return runGraph({
    ...request,
    ...{ graph, library: stageLibrary, store, executor, scope: experiment.name },
    onEvent: (event) => request.onEvent?.(mapTexts(event, byName)),
    keepGoing: request.keepGoing ?? false,
    memory: memoryOf(request),
  });
}

async function publish(
  prepared: PreparedExperiment,
  run: Omit<Parameters<typeof publishRun>[0], 'prepared'>,
): Promise<PublishedRun> {
  const published = await publishRun({ prepared, ...run });
  await prepared.store.recordRun({
    scope: prepared.experiment.name,
    id: path.basename(published.folder),
    finishedAt: new Date().toISOString(),
    stages: Object.fromEntries(run.result.stages.map(({ id, key }) => [id, key])),
  });
  return published;
}
