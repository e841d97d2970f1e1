import type { ExecutorName } from '@snpress/pipeline/executors';
import { createGraph } from '@snpress/pipeline/graph/graph';
import { openStore } from '@snpress/pipeline/store/store';
import { RunAborted } from '@snpress/pipeline/engine/run-error';
import { openS3 } from '@snpress/pipeline/remote/open-s3';
import { withRemote } from '@snpress/pipeline/remote/with-remote';
import type { BackendName } from '@snpress/models';
import type { Graph, Store } from '@snpress/pipeline';
import { totalmem } from 'node:os';
import { findSweep } from '../compile/sweep.js';
import type { CompiledExperiment } from '../compile/compiled-experiment.js';
import { compileExperiment } from '../compile/compile-experiment.js';
import { mapMessages } from '../spec/variables-by-name.js';
import { loadExperiment, type LoadedExperiment } from '../spec/load-experiment.js';

/** Which experiment is meant. */
export interface SpecRequest {
  /** Path of the YAML file, or what such a file says as an object; paths in an object are relative to the working folder. */
  readonly spec: string | object;
  /** Changes of the spec, as `--set` has them: `models.lasso.grid.alpha=[0.1, 0.7]`. */
  readonly set?: readonly string[] | undefined;
  /** What networks are trained on, whatever the spec says. */
  readonly backend?: BackendName | undefined;
  /**
   * What the stages that run at one time may take together, in bytes; 80 % of the memory by default, and on a cluster no limit. Genotypes
   * that do not fit twice are swept from disk.
   */
  readonly memory?: number | undefined;
  /** Where stages run. */
  readonly executor?: ExecutorName | undefined;
}

/** Which experiment is meant, and where the results of its stages are. */
export interface StoreRequest extends SpecRequest {
  /** The folder that keeps the results of stages for later runs; `.snpress` by default. */
  readonly store?: string | undefined;
  /** A store shared with others, `s3://bucket/folder`: what it has is not computed again, and what is computed here goes there. */
  readonly remote?: string | undefined;
}

/** The checked spec and its graph. */
export interface CompiledRequest extends LoadedExperiment {
  readonly compiled: CompiledExperiment;
  readonly graph: Graph;
}

/** What a run and a plan have in common: the checked spec, its graph and the store. */
export interface PreparedExperiment extends CompiledRequest {
  readonly store: Store;
}

/**
 * Reads and checks a spec and compiles it.
 * @throws SpecError with all that is wrong with the spec
 */
export async function compileRequest(request: SpecRequest): Promise<CompiledRequest> {
  const { spec, set = [], backend } = request;
  const loaded = await loadExperiment(spec, backend === undefined ? set : [...set, `backend=${backend}`]);
  const sweep = await findSweep(loaded.experiment, memoryOf(request)).catch((error: unknown) => {
    throw mapMessages(error, loaded.byName);
  });
  const compiled = compileExperiment(loaded.experiment, loaded.shape, loaded.text, sweep);
  return { ...loaded, compiled, graph: createGraph(compiled.stages) };
}

/** What the stages that run at one time may take together, in bytes. */
export function memoryOf({ memory, executor }: Pick<SpecRequest, 'memory' | 'executor'>): number {
  return memory ?? (executor === 'slurm' ? Infinity : 0.8 * totalmem());
}

/**
 * Does something with an experiment while its store is open; until then the store keeps what was used, whoever collects garbage.
 *
 * @param warn told what is wrong with the remote store, which does no harm
 */
export async function withExperiment<T>(
  request: StoreRequest,
  use: (prepared: PreparedExperiment) => Promise<T>,
  warn: (message: string) => void = () => undefined,
): Promise<T> {
  const compiled = await compileRequest(request);
  const remote = request.remote === undefined ? undefined : await openS3(request.remote);
  const store = openStore(request.store ?? '.snpress');
  const shared = remote && withRemote(store, remote, warn);
  try {
    return await use({ ...compiled, store: shared ?? store });
  } catch (error) {
    if (error instanceof RunAborted) shared?.dropUploads();
    throw mapMessages(error, compiled.byName);
  } finally {
    await shared?.finishUploads();
    store.close();
  }
}
