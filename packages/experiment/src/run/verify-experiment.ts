import { executors } from '@snpress/pipeline/executors';
import { verifyGraph } from '@snpress/pipeline/engine/verify-graph';
import type { RunEvent, VerifiedStage } from '@snpress/pipeline';
import { availableParallelism } from 'node:os';
import { requireWhole } from '../check-number.js';
import { mapMessages } from '../spec/variables-by-name.js';
import { memoryOf, withExperiment, type StoreRequest } from './prepare-experiment.js';
import { stageLibrary } from './stage-library.js';

/** Which finished stages are run again. */
export interface VerifyRequest extends StoreRequest {
  /** Ids or globs; all stages that have a result by default. */
  readonly only?: readonly string[] | undefined;
  /** How often each is run; once by default. */
  readonly repeat?: number | undefined;
  /** Worker threads; one per core by default. */
  readonly jobs?: number | undefined;
  readonly onEvent?: (event: RunEvent) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs finished stages again and compares every byte with what is kept; changes nothing.
 *
 * @throws SpecError with all that is wrong with the spec
 * @throws RunAborted when `signal` is aborted
 * @example
 * const verified = await verifyExperiment({ spec: 'my.yaml', only: ['*\/refit/mlp*'], repeat: 3 });
 * console.log(verified.filter(({ outcome }) => outcome === 'different'));
 */
export function verifyExperiment(request: VerifyRequest): Promise<readonly VerifiedStage[]> {
  const { only = [], repeat = 1, jobs } = request;
  requireWhole('repeat', repeat);
  requireWhole('jobs', jobs);
  return withExperiment(request, async ({ experiment, graph, store, byName }) => {
    const executor = executors.local({ workers: jobs ?? availableParallelism() });
    try {
      const verified = await verifyGraph({
        ...request,
        ...{ graph, library: stageLibrary, store, executor, scope: experiment.name },
        ...{ stages: only, repeat, memory: memoryOf(request) },
      });
      for (const stage of verified) if (stage.outcome === 'failed') mapMessages(stage.error, byName);
      return verified;
    } finally {
      await executor.close();
    }
  });
}
