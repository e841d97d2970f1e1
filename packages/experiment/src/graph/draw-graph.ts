import { compileRequest, type SpecRequest } from '../run/prepare-experiment.js';
import { summariseGraph, wholeGraph, type DrawnGraph } from './summarise-graph.js';

/** Which graph is drawn. */
export interface GraphRequest extends SpecRequest {
  /** Every stage by itself, not one node for all that differ in split and setting alone. */
  readonly stages?: boolean | undefined;
}

/**
 * What an experiment does and what depends on what; `toMermaid` and `toDot` write it as text.
 *
 * @throws SpecError with all that is wrong with the spec
 * @example
 * console.log(toMermaid(await drawGraph({ spec: 'my.yaml' })));
 */
export async function drawGraph({ stages = false, ...request }: GraphRequest): Promise<DrawnGraph> {
  const { graph } = await compileRequest(request);
  return stages ? wholeGraph(graph) : summariseGraph(graph);
}
