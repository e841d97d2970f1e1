import type { Graph } from '../graph/graph.js';
import type { Digest } from '../key/digest.js';
import type { Stage } from '../stage/stage.js';
import type { History } from '../store/history.js';
import type { StageRecord } from '../store/stage-record.js';
import type { Store } from '../store/store.js';
import type { RunEvent } from './events.js';
import type { Reason } from './reason.js';
import { StageError } from './run-error.js';
import type { RunResult, StageResult } from './run-result.js';
import type { Schedule } from './schedule.js';

/** What a stage ran for, and where. */
interface Ran {
  readonly reasons: readonly Reason[];
  readonly machine: string;
  /** Names of the outputs that are not the bytes of the earlier result of the same key. */
  readonly different: readonly string[];
}

/** What has become of the stages of a run; tells of it and frees what waited for it. */
export interface RunLedger {
  /** A stage has a result: from the store, or one that it `ran` for. */
  finish(stage: Stage, record: StageRecord, ran?: Ran): void;
  /** A stage has failed; what reads from it is skipped. In a cancelled run it is dropped. */
  fail(stage: Stage, error: unknown): void;
  readonly hasFailed: boolean;
  /** How many stages have a result. */
  readonly finished: number;
  readonly outputDigest: (stage: string, output: string) => Digest;
  /** Everything, once no stage can start any more; what has not is skipped. */
  close(): Omit<RunResult, 'notSelected'>;
}

export interface LedgerOptions {
  readonly graph: Graph;
  readonly schedule: Schedule;
  readonly store: Store;
  readonly history: History;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
}

export function createLedger({ graph, schedule, store, history, signal, emit }: LedgerOptions): RunLedger {
  const results = new Map<string, StageResult>();
  const failures: StageError[] = [];
  const skipped = new Set<string>();
  const nondeterministic: string[] = [];
  const settled = new Set<string>();

  const skip = (id: string, because: string) => {
    settled.add(id);
    skipped.add(id);
    emit({ type: 'stage-skipped', stage: id, because });
  };
  const outputsOf = (record: StageRecord): StageResult['outputs'] =>
    Object.fromEntries(
      Object.entries(record.outputs).map(([name, output]) => [
        name,
        { ...output, path: store.objectPath(output.digest) },
      ]),
    );

  return {
    get hasFailed() {
      return failures.length > 0;
    },
    get finished() {
      return results.size;
    },
    outputDigest: (stage, output) => results.get(stage)!.outputs[output]!.digest,
    finish({ id }, record, ran) {
      const { key, seconds, warnings, imported } = record;
      if (ran !== undefined && ran.different.length > 0) {
        nondeterministic.push(id);
        emit({ type: 'store-warning', message: whimOf(id, ran.different) });
      }
      const action = ran === undefined ? 'hit' : 'run';
      const reasons = ran?.reasons ?? [];
      const how = { action, reasons, seconds, warnings, ...(imported && { imported }) } as const;
      const where = ran && { machine: ran.machine };
      results.set(id, { id, key, ...how, ...where, outputs: outputsOf(record) });
      settled.add(id);
      history.remember(id, key, seconds);
      if (ran === undefined) emit({ type: 'stage-hit', stage: id, warnings });
      else emit({ type: 'stage-finished', stage: id, seconds, machine: ran.machine });
      schedule.finish(id);
    },
    fail({ id }, error) {
      if (signal.aborted) return;
      const cause = error instanceof Error ? error : new Error(String(error));
      failures.push(new StageError(id, cause));
      settled.add(id);
      emit({ type: 'stage-failed', stage: id, message: cause.message });
      for (const dependent of schedule.dependents(id, settled)) skip(dependent, id);
    },
    close() {
      for (const { id } of graph.stages) if (!settled.has(id)) skip(id, failures[0]!.stage);
      const stages = graph.stages.flatMap(({ id }) => results.get(id) ?? []);
      return { stages, failures, skipped: [...skipped], nondeterministic };
    },
  };
}

function whimOf(id: string, outputs: readonly string[]): string {
  const names = outputs.map((name) => `"${name}"`).join(', ');
  return (
    `Stage "${id}" is not deterministic: the same code, inputs, parameters and seed have now given ` +
    `other bytes for ${names}. The new result is kept.`
  );
}
