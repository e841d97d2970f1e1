import type { Graph } from '@snpress/pipeline';
import { stageKind } from '../compile/stage-kind.js';

/** A node of a drawn graph: a stage, or all stages that do the same in different splits and settings. */
interface GraphNode {
  readonly id: string;
  readonly stages: number;
}

/** A graph as it is drawn. */
export interface DrawnGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly (readonly [from: string, to: string])[];
}

/** Every stage and what reads from it. */
export function wholeGraph(graph: Graph): DrawnGraph {
  return drawBy(graph, (id) => id);
}

/** One node for all stages that differ only in split, fold and setting: `outer0/inner3/tune/lasso/alpha=0.1` is `tune/lasso`. */
export function summariseGraph(graph: Graph): DrawnGraph {
  return drawBy(graph, stageKind);
}

function drawBy(graph: Graph, nameOf: (id: string) => string): DrawnGraph {
  const stages = new Map<string, number>();
  const edges = new Map<string, readonly [string, string]>();
  for (const { id } of graph.stages) {
    const to = nameOf(id);
    stages.set(to, (stages.get(to) ?? 0) + 1);
    for (const above of graph.upstream.get(id)!) {
      const from = nameOf(above);
      if (from !== to) edges.set(JSON.stringify([from, to]), [from, to]);
    }
  }
  return { nodes: [...stages].map(([id, count]) => ({ id, stages: count })), edges: [...edges.values()] };
}
