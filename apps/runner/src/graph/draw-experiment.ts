import { prepareExperiment } from '../run/prepare-experiment.js';
import { summariseGraph, wholeGraph } from './summarise-graph.js';
import { toDot } from './to-dot.js';
import { toMermaid } from './to-mermaid.js';

interface GraphRequest {
  readonly spec: string;
  readonly set: readonly string[];
  readonly store: string;
  readonly format: 'mermaid' | 'dot' | 'json';
  readonly stages: boolean;
}

/** Prints the graph of an experiment. */
export async function drawExperiment(request: GraphRequest): Promise<void> {
  const { graph, store } = await prepareExperiment(request);
  store.close();
  const drawn = request.stages ? wholeGraph(graph) : summariseGraph(graph);
  const text = {
    mermaid: () => toMermaid(drawn),
    dot: () => toDot(drawn),
    json: () => JSON.stringify(drawn, null, 2),
  }[request.format]();
  process.stdout.write(`${text}\n`);
}
