import type { Graph } from '../graph/graph.js';
import type { Digest } from '../key/digest.js';
import { keyOf, preimageOf } from '../key/preimage.js';
import type { Stage, StageLibrary } from '../stage/stage.js';
import type { StageRecord } from '../store/stage-record.js';
import type { Store } from '../store/store.js';
import { earlierResult, explain } from './explain.js';
import { isForced, type Force } from './force.js';
import type { Reason } from './reason.js';
import { loadStageCode } from './stage-code.js';
import { createUserFiles } from './user-files.js';

export interface PlanOptions {
  readonly graph: Graph;
  readonly library: StageLibrary;
  readonly store: Store;
  /** The experiment: stages are compared with what they were in its earlier runs. */
  readonly scope: string;
  readonly force?: Force;
}

/** What a run would do with a stage. */
export interface PlannedStage {
  readonly id: string;
  /** `maybe`: a stage above it runs, whose outputs may turn out as they were. */
  readonly action: 'hit' | 'run' | 'maybe';
  /** Empty for a hit. */
  readonly reasons: readonly Reason[];
}

/**
 * Says what a run would do and why, in topological order. Reads and verifies; writes nothing.
 *
 * @throws {GraphError} when an implementation is unknown or cannot be read; an error when a user's file cannot be.
 */
export async function planGraph(options: PlanOptions): Promise<PlannedStage[]> {
  const { graph, library, store, force } = options;
  const code = await loadStageCode(graph, library);
  const files = createUserFiles();
  const history = store.history(options.scope);
  const verified = new Set<Digest>();
  const hits = new Map<string, StageRecord>();

  const plan = async (stage: Stage): Promise<PlannedStage> => {
    const inputs: { [name: string]: Digest | undefined } = {};
    for (const [name, source] of Object.entries(stage.inputs))
      inputs[name] =
        'file' in source
          ? await files.digest(source.file)
          : hits.get(source.stage)?.outputs[source.output]?.digest;
    const parts = code.get(stage.implementation)!.fingerprint.parts;
    const known = isComplete(inputs) ? keyOf(preimageOf(stage, parts, inputs)) : undefined;
    const lookup = known === undefined ? undefined : await store.lookup(known, verified);
    if (isForced(force, stage.id)) return { id: stage.id, action: 'run', reasons: [{ kind: 'forced' }] };
    if (lookup?.status === 'hit') {
      hits.set(stage.id, lookup.record);
      return { id: stage.id, action: 'hit', reasons: [] };
    }
    const earlier = earlierResult(store, history, stage.id);
    const own = explain(stage, { ...preimageOf(stage, parts, {}), inputs }, earlier, lookup);
    const running = graph.upstream.get(stage.id)!.filter((id) => !hits.has(id));
    const reasons = [...own, ...running.map((id): Reason => ({ kind: 'upstream', stage: id }))];
    return { id: stage.id, action: own.length > 0 ? 'run' : 'maybe', reasons };
  };

  const planned: PlannedStage[] = [];
  for (const stage of graph.stages) planned.push(await plan(stage));
  return planned;
}

function isComplete(inputs: {
  readonly [name: string]: Digest | undefined;
}): inputs is { readonly [name: string]: Digest } {
  return Object.values(inputs).every((digest) => digest !== undefined);
}
