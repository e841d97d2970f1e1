import type { Graph } from '../graph/graph.js';
import type { Stage } from '../stage/stage.js';

/** Which stages can go next. */
export interface Schedule {
  /** The next stage whose inputs are all there; undefined when there is none at the moment. */
  next(): Stage | undefined;
  /** Frees the stages that waited for this one. */
  finish(stage: string): void;
  /** All stages that read from this one, directly or not, and are not in `except`; they never become free. */
  dependents(stage: string, except: ReadonlySet<string>): string[];
}

export function createSchedule(graph: Graph): Schedule {
  const byId = new Map(graph.stages.map((stage) => [stage.id, stage]));
  const missing = new Map(graph.stages.map(({ id }) => [id, graph.upstream.get(id)!.length]));
  const free = graph.stages.filter(({ id }) => missing.get(id) === 0);
  let position = 0;
  return {
    next: () => (position < free.length ? free[position++] : undefined),
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
