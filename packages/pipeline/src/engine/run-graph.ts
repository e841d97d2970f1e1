import { setImmediate } from 'node:timers/promises';
import type { Executor } from '../executor/executor.js';
import type { Graph } from '../graph/graph.js';
import { selectStages, type Selection } from '../graph/select-stages.js';
import type { Stage, StageLibrary } from '../stage/stage.js';
import type { Store } from '../store/store.js';
import { createEstimator } from './estimate.js';
import type { RunEvent } from './events.js';
import { followSignal } from './follow-signal.js';
import { rankStages } from './rank-stages.js';
import { RunAborted } from './run-error.js';
import { createLedger } from './run-ledger.js';
import type { RunResult } from './run-result.js';
import { createSchedule } from './schedule.js';
import { sealStage } from './seal-stage.js';
import { loadStageCode } from './stage-code.js';
import { createStageRunner } from './stage-runner.js';
import { createUserFiles } from './user-files.js';

export interface RunOptions extends Selection {
  readonly graph: Graph;
  readonly library: StageLibrary;
  readonly store: Store;
  /** Stays open: whoever made it closes it. */
  readonly executor: Executor;
  /** The experiment: a later plan compares its stages with what they were here. */
  readonly scope: string;
  readonly onEvent?: (event: RunEvent) => void;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
  /** After a failure, goes on with every stage that does not depend on it. */
  readonly keepGoing?: boolean;
  /** How many bytes the stages that run at one time may need together; a stage that needs more runs alone. */
  readonly memory?: number;
}

/** How long a stage spends on hits before it lets timers and signals have their turn, in milliseconds. */
const turn = 25;

/**
 * Runs what has no verified result yet and takes the rest from the store. What is on the longest path goes first, by the
 * durations of earlier runs.
 *
 * A failing stage does not reject the run: it is in `failures`, and what depends on it in `skipped`. Without
 * `keepGoing` stages that are running when one fails come to their end, and no others start.
 *
 * @throws {GraphError} before anything starts, when an implementation is unknown or cannot be read.
 * @throws {SelectionError} before anything starts, when a pattern names no stage.
 * @throws {RunAborted} when `signal` is aborted; stages in flight are dropped, finished ones kept.
 */
export async function runGraph(options: RunOptions): Promise<RunResult> {
  const { library, store, executor, scope, keepGoing = false, memory = Infinity } = options;
  const { graph, forced, notSelected } = selectStages(options.graph, options);
  const emit = options.onEvent ?? (() => undefined);
  const started = performance.now();
  const codeOf = await loadStageCode(graph, library);
  const history = store.history(scope);
  const estimate = createEstimator(options.graph, store, history);
  const ranks = rankStages(graph, (stage) => estimate(stage)?.seconds);
  const schedule = createSchedule(graph, ranks);
  const files = createUserFiles();
  const { signal, stop } = followSignal(options.signal);
  const ledger = createLedger({ graph, schedule, store, history, signal, emit });
  const isStopped = () => signal.aborted || (ledger.hasFailed && !keepGoing);
  const shared = { store, executor, history, ledger, ranks, estimate, forced, memory };
  const runner = createStageRunner({ ...shared, signal, emit, isStopped });

  let running = 0;
  let wake: () => void = () => undefined;

  /** Takes a stage from the store, or sets it to run. */
  const advance = async (stage: Stage): Promise<void> => {
    try {
      const sealed = await sealStage(stage, codeOf(stage), files, ledger.outputDigest);
      const lookup = await runner.look(sealed);
      if (lookup !== 'forced' && lookup.status === 'hit') {
        ledger.finish(stage, lookup.record);
        return;
      }
      running++;
      void runner
        .run(sealed)
        .catch((error: unknown) => {
          ledger.fail(stage, error);
        })
        .finally(() => {
          running--;
          wake();
        });
    } catch (error) {
      ledger.fail(stage, error);
    }
  };

  emit({ type: 'run-started', stages: graph.stages.length, notSelected: notSelected.length });
  let since = performance.now();
  for (;;) {
    const stage = isStopped() ? undefined : schedule.next();
    if (stage !== undefined) await advance(stage);
    else if (running > 0) await new Promise<void>((resolve) => (wake = resolve));
    else break;
    if (performance.now() - since > turn) {
      await setImmediate();
      since = performance.now();
    }
  }
  stop();
  if (signal.aborted)
    throw new RunAborted(
      `The run was cancelled with ${ledger.finished} of ${graph.stages.length} stages finished; they are kept, ` +
        'and running it again goes on from there.',
    );
  const result = { ...ledger.close(), notSelected };
  const hits = result.stages.filter(({ action }) => action === 'hit').length;
  const seconds = Math.round(performance.now() - started) / 1000;
  emit({ type: 'run-finished', hits, ran: result.stages.length - hits, seconds });
  return result;
}
