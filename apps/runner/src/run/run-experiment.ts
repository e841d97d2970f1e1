import { executors } from '@snpress/pipeline/executor/executors';
import { runGraph } from '@snpress/pipeline/engine/run-graph';
import { selectStages } from '@snpress/pipeline/graph/select-stages';
import type { RunResult, Selection } from '@snpress/pipeline';
import { existsSync, rmSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import type { Phase } from '@snpress/experiment/compile/phase';
import { openView, type LogFormat } from '../view/open-view.js';
import { summariseFailures, summariseRun } from '../view/summarise-run.js';
import { terminalWidth } from '../view/terminal-width.js';
import { wrapText } from '../view/wrap-text.js';
import { cancelOnSignals } from './cancel-on-signals.js';
import { headlineTable } from './headline-table.js';
import { prepareExperiment } from '@snpress/experiment/run/prepare-experiment';
import type { PreparedExperiment } from '@snpress/experiment/run/prepare-experiment';
import { publishRun } from '@snpress/experiment/run/publish-run';
import { stageLibrary } from '@snpress/experiment/run/stage-library';

interface RunRequest extends Required<Selection> {
  readonly spec: string;
  readonly set: readonly string[];
  readonly store: string;
  readonly out: string;
  readonly jobs: number | undefined;
  /** In bytes. */
  readonly memory: number | undefined;
  readonly keepGoing: boolean;
  readonly logFormat: LogFormat;
}

const toStdout = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** An event of the command line, among those of the engine. */
const tell = (type: string, event: object): void => {
  toStdout(JSON.stringify({ type, time: new Date().toISOString(), ...event }));
};

/**
 * Runs an experiment and writes its results.
 * @throws the error of the first stage that failed; nothing is published then
 */
export async function runExperiment(request: RunRequest): Promise<void> {
  const startedAt = new Date();
  const before = existsSync(request.store);
  const prepared = await prepareExperiment(request);
  try {
    await runPrepared(prepared, request, startedAt, before);
  } catch (error) {
    if (request.logFormat === 'json') tell('run-failed', { message: (error as Error).message });
    throw error;
  } finally {
    // Until here the store keeps what the run has used, whoever collects garbage.
    prepared.store.close();
  }
}

async function runPrepared(
  prepared: PreparedExperiment,
  request: RunRequest,
  startedAt: Date,
  before: boolean,
): Promise<void> {
  const { experiment, compiled, graph, store } = prepared;
  const { only, until, from, force, logFormat } = request;
  const jobs = request.jobs ?? availableParallelism();
  const history = store.history(experiment.name);
  const view = await openView(logFormat, {
    phases: selectedPhases(prepared, request),
    expected: (stage) => history.seconds(stage),
    workers: jobs,
  });
  const executor = executors.local({ workers: jobs });
  const cancel = cancelOnSignals();
  let result: RunResult;
  try {
    result = await runGraph({
      graph,
      library: stageLibrary,
      store,
      executor,
      scope: experiment.name,
      onEvent: (event) => {
        view.onEvent(event);
      },
      signal: cancel.signal,
      keepGoing: request.keepGoing,
      memory: request.memory ?? 0.8 * totalmem(),
      ...{ only, until, from, force },
    });
  } finally {
    cancel.forget();
    view.close();
    await executor.close();
  }
  if (result.failures.length > 0) {
    if (!before && result.stages.length === 0) rmSync(store.directory, { recursive: true, force: true });
    throw failureOf(result, request.keepGoing);
  }

  const summary = (): string =>
    summariseRun({
      result,
      phases: compiled.phases,
      seconds: (Date.now() - startedAt.getTime()) / 1000,
      columns: terminalWidth(),
    });
  if (result.notSelected.length > 0) {
    if (logFormat !== 'json') toStdout(summary());
    return;
  }
  const published = await publishRun({ prepared, result, startedAt, jobs, request });
  await store.recordRun({
    scope: experiment.name,
    id: path.basename(published.folder),
    finishedAt: new Date().toISOString(),
    stages: Object.fromEntries(result.stages.map(({ id, key }) => [id, key])),
  });
  const { folder: directory, report, models } = published;
  if (logFormat === 'json') tell('run-published', { directory, report, models });
  else
    toStdout(
      [
        '',
        headlineTable(published.metrics, terminalWidth()),
        '',
        summary(),
        ...namesOfModels(models, terminalWidth()),
        `Report: ${report}`,
      ].join('\n'),
    );
}

/** Where the models are that can predict new samples. */
function namesOfModels(models: readonly string[], width: number): readonly string[] {
  const [first] = models;
  if (first === undefined) return [];
  const names = models.map((file) => path.basename(file)).join(', ');
  return [`Models: ${path.dirname(first)}`, wrapText(names, width, '  ')];
}

/** The phases with their selected stages alone. */
function selectedPhases({ graph, compiled }: PreparedExperiment, selection: Selection): readonly Phase[] {
  const selected = new Set(selectStages(graph, selection).graph.stages.map(({ id }) => id));
  return compiled.phases.map(({ title, stages }) => ({
    title,
    stages: stages.filter((id) => selected.has(id)),
  }));
}

/** What the data cannot give is the user's to mend: the message alone says it, without the stage. */
function failureOf(result: RunResult, keepGoing: boolean): Error {
  const [first, ...others] = result.failures;
  if (others.length === 0 && ['DataError', 'PreprocessError'].includes(first!.cause.name))
    return first!.cause;
  return new Error(summariseFailures(result, keepGoing), { cause: first });
}
