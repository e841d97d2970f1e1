import { availableParallelism } from 'node:os';
import type { Graph } from '../graph/graph.js';
import { selectStages, type Selection } from '../graph/select-stages.js';
import type { Digest } from '../key/digest.js';
import { keyOf, preimageOf } from '../stage/preimage.js';
import type { Stage, StageLibrary } from '../stage/stage.js';
import type { StageRecord } from '../store/stage-record.js';
import type { Store } from '../store/store.js';
import { createEstimator, type Estimate } from './estimate.js';
import { earlierResult, explain } from './explain.js';
import { rankStages } from './rank-stages.js';
import type { Reason } from './reason.js';
import { simulateRun } from './simulate-run.js';
import { loadStageCode } from './stage-code.js';
import { createUserFiles } from './user-files.js';

export interface PlanOptions extends Selection {
  readonly graph: Graph;
  readonly library: StageLibrary;
  readonly store: Store;
  /** The experiment: stages are compared with what they were in its earlier runs. */
  readonly scope: string;
  /** For how many workers the time is estimated; default as many as cores. */
  readonly workers?: number;
  /** The limit that the run will have, in bytes. */
  readonly memory?: number;
}

/** What a run would do. */
export interface Plan {
  /** The selected stages, in topological order. */
  readonly stages: readonly PlannedStage[];
  /** Ids of the other stages of the graph. */
  readonly notSelected: readonly string[];
  readonly estimate: PlanEstimate;
}

/** How long a run would take if every stage had to run that is not a hit. */
export interface PlanEstimate {
  /** From start to end, for this number of workers; stages without an estimate count as 0. */
  readonly seconds: number;
  readonly workers: number;
  /** How many stages are not in it because nothing like them has run before. */
  readonly unknown: number;
}

/** What a run would do with a stage. */
export interface PlannedStage {
  readonly id: string;
  /** `maybe`: a stage above it runs, whose outputs may turn out as they were. */
  readonly action: 'hit' | 'run' | 'maybe';
  /** Empty for a hit. */
  readonly reasons: readonly Reason[];
  /** How long it may take; undefined for a hit, and when nothing like it has run before. */
  readonly estimate: Estimate | undefined;
}

/**
 * Says what a run would do, why, and how long that may take. Reads and verifies; writes nothing.
 *
 * @throws {GraphError} when an implementation is unknown or cannot be read.
 * @throws {SelectionError} when a pattern names no stage.
 * @throws an error when a user's file cannot be read.
 */
export async function planGraph(options: PlanOptions): Promise<Plan> {
  const { library, store, workers = availableParallelism(), memory } = options;
  const { graph, forced, notSelected } = selectStages(options.graph, options);
  const codeOf = await loadStageCode(graph, library);
  const files = createUserFiles();
  const history = store.history(options.scope);
  const estimate = createEstimator(options.graph, store, history);
  const verified = new Set<Digest>();
  const hits = new Map<string, StageRecord>();

  const plan = async (stage: Stage): Promise<PlannedStage> => {
    const inputs: { [name: string]: Digest | undefined } = {};
    for (const [name, source] of Object.entries(stage.inputs))
      inputs[name] =
        'file' in source
          ? (await files.version(source.file)).digest
          : hits.get(source.stage)?.outputs[source.output]?.digest;
    const parts = codeOf(stage).fingerprint.parts;
    const known = isComplete(inputs) ? keyOf(preimageOf(stage, parts, inputs)) : undefined;
    const lookup = known === undefined ? undefined : await store.peek(known, verified);
    if (forced.has(stage.id))
      return { id: stage.id, action: 'run', reasons: [{ kind: 'forced' }], estimate: estimate(stage) };
    if (lookup?.status === 'hit') {
      hits.set(stage.id, lookup.record);
      return { id: stage.id, action: 'hit', reasons: [], estimate: undefined };
    }
    const earlier = earlierResult(store, history, stage.id);
    const own = explain(stage, { ...preimageOf(stage, parts, {}), inputs }, earlier, lookup);
    const running = graph.upstream.get(stage.id)!.filter((id) => !hits.has(id));
    const reasons = [...own, ...running.map((id): Reason => ({ kind: 'upstream', stage: id }))];
    return { id: stage.id, action: own.length > 0 ? 'run' : 'maybe', reasons, estimate: estimate(stage) };
  };

  const stages: PlannedStage[] = [];
  for (const stage of graph.stages) stages.push(await plan(stage));
  const durations = new Map(stages.map((planned) => [planned.id, planned.estimate?.seconds ?? 0]));
  const seconds = simulateRun({
    graph,
    ranks: rankStages(graph, (stage) => estimate(stage)?.seconds),
    seconds: (id) => durations.get(id)!,
    workers,
    memory,
  });
  const unknown = stages.filter(({ action, estimate }) => action !== 'hit' && estimate === undefined).length;
  return { stages, notSelected, estimate: { seconds, workers, unknown } };
}

function isComplete(inputs: {
  readonly [name: string]: Digest | undefined;
}): inputs is { readonly [name: string]: Digest } {
  return Object.values(inputs).every((digest) => digest !== undefined);
}
