import type { Digest } from '../key/digest.js';
import type { Executor } from '../executor/executor.js';
import type { Stage } from '../stage/stage.js';
import type { History } from '../store/history.js';
import type { Lookup, Store } from '../store/store.js';
import { createTurns } from './create-turns.js';
import type { Estimator } from './estimate.js';
import type { RunEvent } from './events.js';
import { executeStage } from './execute-stage.js';
import { earlierResult, explain } from './explain.js';
import { createPlaces, needOf } from './places.js';
import type { Ranks } from './rank-stages.js';
import type { Reason } from './reason.js';
import type { RunLedger } from './run-ledger.js';
import type { SealedStage } from './run-stage.js';
import { releaseClaim, takeClaim } from './take-claim.js';

/** What all stages of a run share. */
export interface RunnerOptions {
  readonly store: Store;
  readonly executor: Executor;
  readonly history: History;
  readonly ledger: RunLedger;
  readonly ranks: Ranks;
  readonly estimate: Estimator;
  /** Ids of the stages that run although they have a result. */
  readonly forced: ReadonlySet<string>;
  /** Limit of what stages that run at one time may need together, in bytes. */
  readonly memory: number;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
  /** Whether the run starts no more stages. */
  readonly isStopped: () => boolean;
}

/** Brings stages to a result. */
export interface StageRunner {
  /** What the store has of a stage; a hit where it need not run. */
  look(sealed: SealedStage): Promise<Lookup | 'forced'>;
  /** Runs a stage when its turn comes, unless another process has by then. */
  run(sealed: SealedStage): Promise<void>;
}

export function createStageRunner(options: RunnerOptions): StageRunner {
  const { store, executor, history, ledger, ranks, estimate, forced, memory, signal, emit } = options;
  const places = createPlaces(executor.concurrency, memory);
  const inTurn = createTurns();
  const verified = new Set<Digest>();
  const ran = new Set<Digest>();

  /** What ran in this run is as good as forced, also under another id. */
  const isForced = ({ stage, key }: SealedStage) => forced.has(stage.id) && !ran.has(key);

  const warnOfMemory = (stage: Stage) => {
    if ((stage.memory ?? 0) > memory)
      emit({
        type: 'stage-warning',
        stage: stage.id,
        message: `it needs ${stage.memory} bytes of memory, more than the limit of ${memory}, so it runs alone`,
      });
  };

  /** With the claim of its key. */
  const execute = async (sealed: SealedStage): Promise<void> => {
    const { stage, key, preimage } = sealed;
    const isAgain = isForced(sealed);
    // Someone else may have published between the first look and the claim.
    const lookup = isAgain ? undefined : await store.lookup(key, verified);
    if (lookup?.status === 'hit') {
      ledger.finish(stage, lookup.record);
      return;
    }
    const reasons: readonly Reason[] = isAgain
      ? [{ kind: 'forced' }]
      : explain(stage, preimage, earlierResult(store, history, stage.id), lookup);
    warnOfMemory(stage);
    const surroundings = { store, executor, signal, emit, estimate };
    const { record, ...how } = await executeStage(sealed, surroundings, reasons);
    ran.add(key);
    for (const { digest } of Object.values(record.outputs)) verified.add(digest);
    ledger.finish(stage, record, { reasons, ...how });
  };

  const work = async (sealed: SealedStage): Promise<void> => {
    const { stage, key } = sealed;
    const need = needOf(stage, ranks);
    const look = isForced(sealed) ? undefined : () => store.lookup(key, verified);
    const got = await takeClaim(sealed, { ...options, places, need, look });
    if (got === undefined) return;
    if (!('release' in got)) {
      ledger.finish(stage, got);
      return;
    }
    try {
      await execute(sealed);
    } catch (error) {
      // Before the place is given on: whoever gets it looks whether the run has stopped.
      ledger.fail(stage, error);
    } finally {
      releaseClaim(got, stage, emit);
      places.give(need);
    }
  };

  return {
    async look(sealed) {
      const lookup = await store.lookup(sealed.key, verified);
      if (lookup.status === 'damaged')
        emit({
          type: 'store-warning',
          message: `The stored result of stage "${sealed.stage.id}" is damaged and is made anew: ${lookup.what}.`,
        });
      return isForced(sealed) ? 'forced' : lookup;
    },
    run: (sealed) => inTurn(sealed.key, () => work(sealed)),
  };
}
