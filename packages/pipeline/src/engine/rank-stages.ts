import type { Graph } from '../graph/graph.js';
import type { Stage } from '../stage/stage.js';

/** Stage id → its place in the order of starting; of two stages that could start, the lower one goes first. */
export type Ranks = ReadonlyMap<string, number>;

/**
 * Ranks stages for list scheduling by critical path (Graham 1969; "highest level first"): first whichever has the
 * longest chain of work from its start to the end of the graph, then whichever more stages wait for, then as in the
 * graph. A stage of unknown duration counts as a typical one, so that without any estimate the longest chain of
 * stages goes first.
 *
 * @param seconds estimated duration of a stage, undefined where nothing is known
 */
export function rankStages(graph: Graph, seconds: (stage: Stage) => number | undefined): Ranks {
  const durations = graph.stages.map(seconds);
  const known = durations.filter((duration) => duration !== undefined);
  const typical = known.length > 0 ? known.reduce((sum, duration) => sum + duration, 0) / known.length : 1;
  const length = new Map<string, number>();
  for (let index = graph.stages.length - 1; index >= 0; index--) {
    const { id } = graph.stages[index]!;
    let below = 0;
    for (const reader of graph.downstream.get(id)!) below = Math.max(below, length.get(reader)!);
    length.set(id, below + (durations[index] ?? typical));
  }
  const readers = (id: string) => graph.downstream.get(id)!.length;
  const order = graph.stages
    .map(({ id }) => id)
    .sort((a, b) => length.get(b)! - length.get(a)! || readers(b) - readers(a));
  return new Map(order.map((id, rank) => [id, rank]));
}
