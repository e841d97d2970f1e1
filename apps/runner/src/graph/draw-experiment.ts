import { prepareExperiment } from '@snpress/experiment/run/prepare-experiment';
import { summariseGraph, wholeGraph } from '@snpress/experiment/graph/summarise-graph';
import { toDot } from '@snpress/experiment/graph/to-dot';
import { toMermaid } from '@snpress/experiment/graph/to-mermaid';

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
