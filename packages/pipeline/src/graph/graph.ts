import type { Stage } from '../stage/stage.js';
import { findCycles } from './find-cycles.js';
import { GraphError } from './graph-error.js';
import { stageProblems } from './stage-problems.js';

/** A checked, acyclic graph of stages. */
export interface Graph {
  /** In topological order: a stage follows every stage it reads from. */
  readonly stages: readonly Stage[];
  /** Stage id → ids of the stages it reads from, each once. */
  readonly upstream: ReadonlyMap<string, readonly string[]>;
  /** Stage id → ids of the stages that read from it, each once. */
  readonly downstream: ReadonlyMap<string, readonly string[]>;
}

/**
 * Checks stages and puts them in an order in which they can run. Linear in stages and edges.
 *
 * @throws {GraphError} naming every problem at once: duplicate ids, inputs from stages or outputs that do not exist,
 *   unusable names, parameters that JSON cannot say, and each cycle with its path.
 */
export function createGraph(stages: readonly Stage[]): Graph {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const problems = [
    ...duplicateIds(stages).map((id) => `more than one stage is called "${id}"`),
    ...stages.flatMap((stage) => stageProblems(stage, byId)),
  ];
  const upstream = new Map<string, string[]>();
  const downstream = new Map<string, string[]>();
  for (const stage of byId.values()) {
    const sources = new Set<string>();
    for (const input of Object.values(stage.inputs))
      if ('stage' in input && byId.has(input.stage)) sources.add(input.stage);
    upstream.set(stage.id, [...sources]);
    downstream.set(stage.id, []);
  }
  for (const [id, sources] of upstream) for (const source of sources) downstream.get(source)!.push(id);

  const order = topologicalOrder(upstream, downstream);
  if (order.length < byId.size) {
    const sorted = new Set(order);
    const rest = new Set([...byId.keys()].filter((id) => !sorted.has(id)));
    for (const cycle of findCycles(rest, upstream))
      problems.push(`stages read from each other in a circle: ${cycle.map((id) => `"${id}"`).join(' ← ')}`);
  }
  if (problems.length > 0) throw new GraphError(problems);
  return { stages: order.map((id) => byId.get(id)!), upstream, downstream };
}

function duplicateIds(stages: readonly Stage[]): string[] {
  const seen = new Set<string>();
  const duplicates = new Set<string>();
  for (const { id } of stages) (seen.has(id) ? duplicates : seen).add(id);
  return [...duplicates];
}

/** Kahn's algorithm; stages that are free at the same time keep the order in which they were given. */
function topologicalOrder(
  upstream: ReadonlyMap<string, readonly string[]>,
  downstream: ReadonlyMap<string, readonly string[]>,
): string[] {
  const missing = new Map<string, number>();
  const order: string[] = [];
  for (const [id, sources] of upstream) {
    missing.set(id, sources.length);
    if (sources.length === 0) order.push(id);
  }
  for (let next = 0; next < order.length; next++) {
    for (const id of downstream.get(order[next]!)!) {
      const left = missing.get(id)! - 1;
      missing.set(id, left);
      if (left === 0) order.push(id);
    }
  }
  return order;
}
