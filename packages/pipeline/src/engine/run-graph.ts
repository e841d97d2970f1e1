import { setMaxListeners } from 'node:events';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Executor } from '../executor/executor.js';
import type { Graph } from '../graph/graph.js';
import { selectStages, type Selection } from '../graph/select-stages.js';
import type { Digest } from '../key/digest.js';
import type { Stage, StageLibrary } from '../stage/stage.js';
import type { Claim, ClaimHolder } from '../store/claims.js';
import type { StageRecord } from '../store/stage-record.js';
import type { Lookup, Store } from '../store/store.js';
import { createEstimator } from './estimate.js';
import type { RunEvent } from './events.js';
import { executeStage } from './execute-stage.js';
import { earlierResult, explain } from './explain.js';
import { createPlaces, needOf } from './places.js';
import { rankStages } from './rank-stages.js';
import type { Reason } from './reason.js';
import { RunAborted, StageError } from './run-error.js';
import type { SealedStage } from './run-stage.js';
import { createSchedule } from './schedule.js';
import { sealStage } from './seal-stage.js';
import { loadStageCode } from './stage-code.js';
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

/** A finished stage. */
export interface StageResult {
  readonly id: string;
  readonly key: Digest;
  readonly action: 'hit' | 'run';
  /** Why it ran; empty for a hit. */
  readonly reasons: readonly Reason[];
  /** How long it ran; for a hit, how long it once ran. */
  readonly seconds: number;
  readonly warnings: readonly string[];
  readonly outputs: {
    readonly [name: string]: { readonly digest: Digest; readonly bytes: number; readonly path: string };
  };
}

export interface RunResult {
  /** The finished stages, in topological order. */
  readonly stages: readonly StageResult[];
  readonly failures: readonly StageError[];
  /** Ids of stages that never started because of a failure. */
  readonly skipped: readonly string[];
  /** Ids of stages that `only` or `until` left out. */
  readonly notSelected: readonly string[];
  /** Ids of stages that gave other bytes than the earlier result of the same key, which they have replaced. */
  readonly nondeterministic: readonly string[];
}

/** How long a stage spends on hits before it lets timers and signals have their turn, in milliseconds. */
const turn = 25;
const firstPoll = 20;
const slowestPoll = 1_000;

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
  const code = await loadStageCode(graph, library);
  const history = store.history(scope);
  const estimate = createEstimator(options.graph, store, history);
  const ranks = rankStages(graph, (stage) => estimate(stage)?.seconds);
  const schedule = createSchedule(graph, ranks);
  const places = createPlaces(executor.concurrency, memory);
  const files = createUserFiles();
  const verified = new Set<Digest>();
  const results = new Map<string, StageResult>();
  const failures: StageError[] = [];
  const skipped = new Map<string, string>();
  const settled = new Set<string>();
  const ran = new Set<Digest>();
  const nondeterministic = new Set<string>();
  const inFlight = new Map<Digest, Promise<unknown>>();
  const abort = new AbortController();
  setMaxListeners(0, abort.signal);
  const onAbort = () => {
    abort.abort(options.signal?.reason);
  };
  if (options.signal?.aborted === true) onAbort();
  else options.signal?.addEventListener('abort', onAbort, { once: true });
  let running = 0;
  let wake: () => void = () => undefined;
  const isStopped = () => abort.signal.aborted || (failures.length > 0 && !keepGoing);

  const outputDigest = (stage: string, output: string) => results.get(stage)!.outputs[output]!.digest;

  /** What ran in this run is as good as forced, also under another id. */
  const isForced = ({ stage, key }: SealedStage) => forced.has(stage.id) && !ran.has(key);

  const look = async (stage: Stage, key: Digest): Promise<Lookup> => {
    const lookup = await store.lookup(key, verified);
    if (lookup.status === 'damaged')
      emit({
        type: 'store-warning',
        message: `The stored result of stage "${stage.id}" is damaged and is made anew: ${lookup.what}.`,
      });
    return lookup;
  };

  const finish = (stage: Stage, record: StageRecord, reasons: readonly Reason[], action: 'hit' | 'run') => {
    const outputs = Object.fromEntries(
      Object.entries(record.outputs).map(([name, output]) => [
        name,
        { ...output, path: store.objectPath(output.digest) },
      ]),
    );
    const { key, seconds, warnings } = record;
    results.set(stage.id, { id: stage.id, key, action, reasons, seconds, warnings, outputs });
    settled.add(stage.id);
    history.remember(stage.id, key, seconds);
    if (action === 'hit') emit({ type: 'stage-hit', stage: stage.id, warnings });
    else emit({ type: 'stage-finished', stage: stage.id, seconds });
    schedule.finish(stage.id);
  };

  const reportWhim = ({ id }: Stage, outputs: readonly string[]) => {
    nondeterministic.add(id);
    const names = outputs.map((name) => `"${name}"`).join(', ');
    emit({
      type: 'store-warning',
      message:
        `Stage "${id}" is not deterministic: the same code, inputs, parameters and seed have now given ` +
        `other bytes for ${names}. The new result is kept.`,
    });
  };

  const skip = (id: string, because: string) => {
    settled.add(id);
    skipped.set(id, because);
    emit({ type: 'stage-skipped', stage: id, because });
  };

  const fail = (stage: Stage, error: unknown) => {
    if (abort.signal.aborted) return;
    const cause = error instanceof Error ? error : new Error(String(error));
    failures.push(new StageError(stage.id, cause));
    settled.add(stage.id);
    emit({ type: 'stage-failed', stage: stage.id, message: cause.message });
    for (const id of schedule.dependents(stage.id, settled)) skip(id, stage.id);
  };

  /** Takes a place on the executor and the claim of the key; undefined when the run has stopped. */
  const claim = async (sealed: SealedStage): Promise<Claim | StageRecord | undefined> => {
    const { stage, key } = sealed;
    const need = needOf(stage, ranks);
    let told = false;
    for (let pause = firstPoll; ; pause = Math.min(pause * 1.5, slowestPoll)) {
      await new Promise<void>((resolve) => {
        places.ask(need, resolve);
      });
      let taken: Claim | undefined;
      try {
        if (isStopped()) return undefined;
        taken = store.claim(key);
      } finally {
        if (taken === undefined) places.give(need);
      }
      if (taken !== undefined) return taken;
      const holder: ClaimHolder | undefined = told ? undefined : store.claimHolder(key);
      if (holder !== undefined) emit({ type: 'stage-waiting', stage: stage.id, holder });
      told ||= holder !== undefined;
      await setTimeout(pause, undefined, { signal: abort.signal });
      if (isForced(sealed)) continue;
      const lookup = await store.lookup(key, verified);
      if (lookup.status === 'hit') return lookup.record;
    }
  };

  const release = (stage: Stage, claim: Claim) => {
    try {
      claim.release();
    } catch (error) {
      const why = (error as Error).message;
      emit({
        type: 'store-warning',
        message: `The claim of stage "${stage.id}" could not be given back (${why}): other runs wait until this one ends.`,
      });
    }
  };

  const work = async (sealed: SealedStage, first: Lookup): Promise<void> => {
    const { stage, key, preimage } = sealed;
    const got = await claim(sealed);
    if (got === undefined) return;
    if (!('release' in got)) {
      finish(stage, got, [], 'hit');
      return;
    }
    try {
      // Someone else may have published between the first look and the claim.
      const again = isForced(sealed) ? first : await store.lookup(key, verified);
      if (again.status === 'hit' && !isForced(sealed)) {
        finish(stage, again.record, [], 'hit');
        return;
      }
      const reasons: Reason[] = isForced(sealed)
        ? [{ kind: 'forced' }]
        : explain(stage, preimage, earlierResult(store, history, stage.id), again);
      emit({ type: 'stage-started', stage: stage.id, reasons, estimate: estimate(stage) });
      if ((stage.memory ?? 0) > memory)
        emit({
          type: 'stage-warning',
          stage: stage.id,
          message: `it needs ${stage.memory} bytes of memory, more than the limit of ${memory}, so it runs alone`,
        });
      const { record, different } = await executeStage(sealed, {
        store,
        executor,
        signal: abort.signal,
        emit,
      });
      ran.add(key);
      for (const { digest } of Object.values(record.outputs)) verified.add(digest);
      if (different.length > 0) reportWhim(stage, different);
      finish(stage, record, reasons, 'run');
    } catch (error) {
      // Before the place is given on: whoever gets it looks whether the run has stopped.
      fail(stage, error);
    } finally {
      release(stage, got);
      places.give(needOf(stage, ranks));
    }
  };

  /** Stages of this run with one key take turns: the second finds the result of the first. */
  const inTurn = async (key: Digest, act: () => Promise<void>): Promise<void> => {
    const before = inFlight.get(key);
    const mine = (async () => {
      await before;
      await act();
    })();
    const quiet = mine.catch(() => undefined);
    inFlight.set(key, quiet);
    await mine;
  };

  const advance = async (stage: Stage): Promise<void> => {
    try {
      const sealed = await sealStage(stage, code.get(stage.implementation)!, files, outputDigest);
      const lookup = await look(stage, sealed.key);
      if (lookup.status === 'hit' && !isForced(sealed)) {
        finish(stage, lookup.record, [], 'hit');
        return;
      }
      running++;
      void inTurn(sealed.key, () => work(sealed, lookup))
        .catch((error: unknown) => {
          fail(stage, error);
        })
        .finally(() => {
          running--;
          wake();
        });
    } catch (error) {
      fail(stage, error);
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
  options.signal?.removeEventListener('abort', onAbort);
  if (abort.signal.aborted)
    throw new RunAborted(
      `The run was cancelled with ${results.size} of ${graph.stages.length} stages finished; they are kept, ` +
        'and running it again goes on from there.',
    );
  for (const { id } of graph.stages) if (!settled.has(id)) skip(id, failures[0]!.stage);

  const stages = graph.stages.flatMap(({ id }) => results.get(id) ?? []);
  const hits = stages.filter(({ action }) => action === 'hit').length;
  const seconds = Math.round(performance.now() - started) / 1000;
  emit({ type: 'run-finished', hits, ran: stages.length - hits, seconds });
  return {
    stages,
    failures,
    skipped: [...skipped.keys()],
    notSelected,
    nondeterministic: [...nondeterministic],
  };
}
