import type { Graph } from '../graph/graph.js';
import type { Stage } from '../stage/stage.js';
import { createPlaces, needOf, type Need } from './places.js';
import { createPriorityQueue } from './priority-queue.js';
import type { Ranks } from './rank-stages.js';
import { createSchedule } from './schedule.js';

export interface SimulationOptions {
  readonly graph: Graph;
  readonly ranks: Ranks;
  /** Duration of a stage; 0 for one that does not have to run. */
  readonly seconds: (stage: string) => number;
  readonly workers: number;
  /** Limit of the sum of what running stages need, in bytes. */
  readonly memory?: number | undefined;
}

/** How many seconds a run takes whose stages start in the order in which {@link runGraph} starts them. */
export function simulateRun({ graph, ranks, seconds, workers, memory }: SimulationOptions): number {
  const schedule = createSchedule(graph, ranks);
  const places = createPlaces(workers, memory);
  const running = createPriorityQueue<{ stage: Stage; need: Need; end: number }>((a, b) => a.end < b.end);
  let now = 0;
  const startFree = () => {
    for (let stage = schedule.next(); stage !== undefined; stage = schedule.next()) {
      const { id } = stage;
      const need = needOf(stage, ranks);
      if (seconds(id) === 0) schedule.finish(id);
      else {
        const starting = stage;
        places.ask(need, () => {
          running.push({ stage: starting, need, end: now + seconds(id) });
        });
      }
    }
  };
  startFree();
  for (let next = running.pop(); next !== undefined; next = running.pop()) {
    now = next.end;
    schedule.finish(next.stage.id);
    // Those that have become free ask before the place is given on, so that the first in rank gets it.
    startFree();
    places.give(next.need);
  }
  return now;
}
