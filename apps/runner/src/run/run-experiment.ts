import {
  createLocalExecutor,
  runGraph,
  type RunResult,
  type Selection,
  type StageError,
} from '@snpress/pipeline';
import { existsSync, rmSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { plural } from '../view/plural.js';
import { formatDuration } from '../view/format-duration.js';
import { createJsonView } from '../view/json-view.js';
import type { Phase } from '../view/phase.js';
import { createPlainView } from '../view/plain-view.js';
import type { View } from '../view/view.js';
import { cancelOnSignals } from './cancel-on-signals.js';
import { headlineTable } from './headline-table.js';
import type { Metrics } from './metrics.js';
import { prepareExperiment, type PreparedExperiment } from './prepare-experiment.js';
import { publishRun } from './publish-run.js';
import { stageLibrary } from './stage-library.js';

interface RunRequest extends Required<Selection> {
  readonly spec: string;
  readonly set: readonly string[];
  readonly store: string;
  readonly out: string;
  readonly jobs: number | undefined;
  /** In bytes. */
  readonly memory: number | undefined;
  readonly keepGoing: boolean;
  readonly logFormat: 'auto' | 'plain' | 'json';
}

const toStderr = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const toStdout = (line: string): void => {
  process.stdout.write(`${line}\n`);
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
  const view = await openView(request.logFormat, compiled.phases);
  const jobs = request.jobs ?? availableParallelism();
  const executor = createLocalExecutor({ workers: jobs });
  const cancel = cancelOnSignals();
  const { only, until, from, force } = request;
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
    await view.close();
    await executor.close();
  }
  if (result.failures.length > 0) {
    if (!before && result.stages.length === 0) rmSync(store.directory, { recursive: true, force: true });
    throw failureOf(result.failures);
  }

  if (result.notSelected.length > 0) {
    if (request.logFormat !== 'json') toStdout(summarisePart(result, startedAt));
    return;
  }
  const published = await publishRun({ prepared, result, startedAt, jobs, request });
  await store.recordRun({
    scope: experiment.name,
    id: path.basename(published.folder),
    finishedAt: new Date().toISOString(),
    stages: Object.fromEntries(result.stages.map(({ id, key }) => [id, key])),
  });
  if (request.logFormat === 'json') {
    toStdout(
      JSON.stringify({ type: 'run-published', directory: published.folder, report: published.report }),
    );
  } else {
    toStdout(summarise(result, published.metrics, startedAt));
    toStdout(`Report: ${published.report}`);
  }
}

async function openView(format: RunRequest['logFormat'], phases: readonly Phase[]): Promise<View> {
  if (format === 'json') return createJsonView(toStdout);
  if (format === 'plain' || !process.stderr.isTTY || !process.stdout.isTTY || process.env.CI)
    return createPlainView(phases, toStderr);
  const { createLiveView } = await import('../view/live-view.js');
  return createLiveView(phases);
}

/** One failed stage is thrown as it is; several are told together. */
function failureOf(failures: readonly StageError[]): Error {
  const [first] = failures;
  if (failures.length === 1 && first) {
    // What the data cannot give is the user's to mend: the message alone says it, without the stage.
    return ['DataError', 'PreprocessError'].includes(first.cause.name) ? first.cause : first;
  }
  return new Error(failures.map((failure) => failure.message).join('\n'), { cause: first });
}

function summarise(result: RunResult, metrics: Metrics, startedAt: Date): string {
  return ['', headlineTable(metrics), '', summariseWork(result, startedAt)].join('\n');
}

function summarisePart(result: RunResult, startedAt: Date): string {
  return (
    `${summariseWork(result, startedAt)}\n` +
    `${plural(result.notSelected.length, 'stage')} of the experiment ${result.notSelected.length === 1 ? 'was' : 'were'} not selected, so no results were published. ` +
    'What ran is kept; a run without --only and --until goes on from here.'
  );
}

function summariseWork({ stages }: RunResult, startedAt: Date): string {
  const reused = stages.filter((stage) => stage.action === 'hit');
  const saved = reused.reduce((sum, stage) => sum + stage.seconds, 0);
  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  const reuse = reused.length > 0 ? `, ${reused.length} reused (${formatDuration(saved)} of work saved)` : '';
  return `${plural(stages.length - reused.length, 'stage')} run${reuse}, in ${formatDuration(seconds)}`;
}
