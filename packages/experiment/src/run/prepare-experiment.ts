import { createGraph } from '@snpress/pipeline/graph/graph';
import { openStore } from '@snpress/pipeline/store/store';
import type { Graph, Store } from '@snpress/pipeline';
import type { CompiledExperiment } from '../compile/compiled-experiment.js';
import { compileExperiment } from '../compile/compile-experiment.js';
import { loadExperiment, type LoadedExperiment } from '../spec/load-experiment.js';

/** What a run and a plan have in common: the checked spec, its graph and the store. */
export interface PreparedExperiment extends LoadedExperiment {
  readonly compiled: CompiledExperiment;
  readonly graph: Graph;
  readonly store: Store;
}

/** Reads and checks a spec, compiles it and opens the store. */
export async function prepareExperiment(args: {
  readonly spec: string;
  readonly set: readonly string[];
  readonly store: string;
}): Promise<PreparedExperiment> {
  const loaded = await loadExperiment(args.spec, args.set);
  const compiled = compileExperiment(loaded.experiment, loaded.shape, loaded.text);
  return { ...loaded, compiled, graph: createGraph(compiled.stages), store: openStore(args.store) };
}
