import type { Executor } from '../executor/executor.js';
import type { Graph } from '../graph/graph.js';
import { selectStages } from '../graph/select-stages.js';
import type { Digest } from '../key/digest.js';
import type { StageLibrary } from '../stage/stage.js';
import type { StageRecord } from '../store/stage-record.js';
import { StoreError } from '../store/store-error.js';
import type { Store } from '../store/store.js';
import { createEstimator } from './estimate.js';
import type { RunEvent } from './events.js';
import { differences } from './execute-stage.js';
import { followSignal } from './follow-signal.js';
import { createPlaces, needOf } from './places.js';
import { rankStages } from './rank-stages.js';
import { RunAborted, StageError } from './run-error.js';
import { runStage, type SealedStage } from './run-stage.js';
import { sealStage } from './seal-stage.js';
import { loadStageCode, type StageCodes } from './stage-code.js';
import { createUserFiles } from './user-files.js';
import type { VerifiedStage } from './verified-stage.js';

export interface VerifyOptions {
  readonly graph: Graph;
  readonly library: StageLibrary;
  readonly store: Store;
  /** Stays open: whoever made it closes it. */
  readonly executor: Executor;
  /** The experiment, whose earlier runs say which stages take longest. */
  readonly scope: string;
  /** Which finished stages to run again: ids or globs; none: all. */
  readonly stages?: readonly string[];
  /** How often each is run; default 1. */
  readonly repeat?: number;
  /** As for a run, in bytes. */
  readonly memory?: number;
  readonly onEvent?: (event: RunEvent) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs finished stages again in a scratch folder and compares the bytes of their outputs with those in the store. All can
 * run at the same time, since every input is in the store. Nothing is published; a result that was imported and is the same
 * is no longer marked as that.
 *
 * @returns the chosen stages in topological order
 * @throws {GraphError} before anything starts, when an implementation is unknown or cannot be read.
 * @throws {SelectionError} before anything starts, when a pattern names no stage.
 * @throws {StoreError} when the store cannot be written.
 * @throws {RunAborted} when `signal` is aborted.
 */
export async function verifyGraph(options: VerifyOptions): Promise<VerifiedStage[]> {
  const { library, store, executor, signal, repeat = 1 } = options;
  if (!Number.isInteger(repeat) || repeat < 1)
    throw new RangeError(`repeat is ${repeat}; it must be a whole number of at least 1`);
  const emit = options.onEvent ?? (() => undefined);
  const { graph, forced: chosen } = selectStages(options.graph, { only: options.stages ?? [], force: true });
  const codeOf = await loadStageCode(graph, library);
  const estimate = createEstimator(options.graph, store, store.history(options.scope));
  const ranks = rankStages(graph, (stage) => estimate(stage)?.seconds);
  const places = createPlaces(executor.concurrency, options.memory);
  const abort = followSignal(signal);
  const isAborted = () => abort.signal.aborted;

  const rerun = async (sealed: SealedStage, record: StageRecord): Promise<VerifiedStage> => {
    const { stage } = sealed;
    const { id } = stage;
    try {
      for (let time = 0; time < repeat; time++) {
        const outputs = await runStage(
          sealed,
          { store, executor, signal: abort.signal, emit, estimate },
          [{ kind: 'forced' }],
          ({ outputs }) => differences(record, outputs),
        );
        if (outputs.length > 0) return { id, outcome: 'different', outputs };
      }
      if (record.imported) await store.trust(record);
      return { id, outcome: 'same' };
    } catch (error) {
      // A store that cannot be written says nothing of the stage.
      if (error instanceof StoreError) throw error;
      const cause = error instanceof Error ? error : new Error(String(error));
      return { id, outcome: 'failed', error: new StageError(id, cause) };
    }
  };

  const verify = async ({ sealed, record }: FinishedStage): Promise<VerifiedStage | undefined> => {
    const need = needOf(sealed.stage, ranks);
    await places.wait(need);
    try {
      const verified = isAborted() ? undefined : await rerun(sealed, record);
      if (verified !== undefined && !isAborted())
        emit({ type: 'stage-verified', stage: verified.id, outcome: verified.outcome });
      return verified;
    } finally {
      places.give(need);
    }
  };

  emit({ type: 'run-started', stages: chosen.size, notSelected: options.graph.stages.length - chosen.size });
  const finished = await finishedStages(graph, codeOf, store);
  const missing = [...chosen].filter((id) => !finished.has(id));
  for (const stage of missing) emit({ type: 'stage-verified', stage, outcome: 'not-in-store' });
  const inOrder = [...chosen]
    .flatMap((id) => finished.get(id) ?? [])
    .sort((a, b) => ranks.get(a.sealed.stage.id)! - ranks.get(b.sealed.stage.id)!);
  const verified = await Promise.all(inOrder.map(verify)).finally(abort.stop);
  if (isAborted()) throw new RunAborted('The verification was cancelled; it has changed nothing.');
  const outcomes = new Map<string, VerifiedStage>(missing.map((id) => [id, { id, outcome: 'not-in-store' }]));
  for (const stage of verified) if (stage !== undefined) outcomes.set(stage.id, stage);
  return graph.stages.flatMap(({ id }) => outcomes.get(id) ?? []);
}

interface FinishedStage {
  readonly sealed: SealedStage;
  readonly record: StageRecord;
}

/** The stages that have a result for what they are now, as everything that they read from has. */
async function finishedStages(
  graph: Graph,
  codeOf: StageCodes,
  store: Store,
): Promise<ReadonlyMap<string, FinishedStage>> {
  const finished = new Map<string, FinishedStage>();
  const files = createUserFiles();
  const seen = new Set<Digest>();
  for (const stage of graph.stages) {
    if (graph.upstream.get(stage.id)!.some((id) => !finished.has(id))) continue;
    const sealed = await sealStage(
      stage,
      codeOf(stage),
      files,
      (id, output) => finished.get(id)!.record.outputs[output]!.digest,
    );
    const lookup = await store.lookup(sealed.key, seen);
    if (lookup.status === 'hit') finished.set(stage.id, { sealed, record: lookup.record });
  }
  return finished;
}
