import type { Graph } from '../graph/graph.js';
import type { Stage } from '../stage/stage.js';
import { createPriorityQueue } from './priority-queue.js';
import type { Ranks } from './rank-stages.js';

/** Which stages can go next. */
export interface Schedule {
  /** The lowest in rank of those whose inputs are all there; undefined when there is none at the moment. */
  next(): Stage | undefined;
  /** Frees the stages that waited for this one. */
  finish(stage: string): void;
  /** All stages that read from this one, directly or not, and are not in `except`; they never become free. */
  dependents(stage: string, except: ReadonlySet<string>): string[];
}

export function createSchedule(graph: Graph, ranks: Ranks): Schedule {
  const byId = new Map(graph.stages.map((stage) => [stage.id, stage]));
  const missing = new Map(graph.stages.map(({ id }) => [id, graph.upstream.get(id)!.length]));
  const free = createPriorityQueue<Stage>((a, b) => ranks.get(a.id)! < ranks.get(b.id)!);
  for (const stage of graph.stages) if (missing.get(stage.id) === 0) free.push(stage);
  return {
    next: () => free.pop(),
    finish(stage) {
      for (const id of graph.downstream.get(stage)!) {
        const left = missing.get(id)! - 1;
        missing.set(id, left);
        if (left === 0) free.push(byId.get(id)!);
      }
    },
    dependents(stage, except) {
      const reached = new Set([stage]);
      for (const id of reached)
        for (const next of graph.downstream.get(id)!) if (!except.has(next)) reached.add(next);
      reached.delete(stage);
      return [...reached];
    },
  };
}
