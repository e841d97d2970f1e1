import type { Stage } from '../stage/stage.js';
import { createPriorityQueue } from './priority-queue.js';
import type { Ranks } from './rank-stages.js';

/** What a stage needs to run besides a worker, and how early it is to have it. */
export interface Need {
  /** The lowest goes first. */
  readonly rank: number;
  /** Bytes; 0 for a stage that says nothing. */
  readonly memory: number;
}

export function needOf(stage: Stage, ranks: Ranks): Need {
  return { rank: ranks.get(stage.id)!, memory: stage.memory ?? 0 };
}

/** The room that running stages share: a number of places and an amount of memory. */
export interface Places {
  /** Calls `start` once there is room, at once or from within a later `give`. */
  ask(need: Need, start: () => void): void;
  /** Resolves once there is room. */
  wait(need: Need): Promise<void>;
  /** Gives the room of a stage back. */
  give(need: Need): void;
}

interface Waiting {
  readonly need: Need;
  readonly start: () => void;
  overtaken: number;
}

/** How many stages that do not fit are looked past for one that does: it keeps the cost of a turn constant. */
const lookahead = 32;

/**
 * Room for `count` stages whose needs add up to at most `memory` bytes. A stage that needs more than that runs alone.
 *
 * While the first in rank does not fit, others that do may start before it, but only `count` times: then the room
 * that becomes free is kept for it, so that a large stage does not wait for all the small ones.
 *
 * @throws {RangeError} when `memory` is no positive number.
 */
export function createPlaces(count: number, memory = Infinity): Places {
  if (!(memory > 0)) throw new RangeError(`memory is ${memory}; it must be a number of bytes above 0`);
  const waiting = createPriorityQueue<Waiting>((a, b) => a.need.rank < b.need.rank);
  let running = 0;
  let used = 0;
  let alone = false;

  const isTooLarge = (need: Need) => need.memory > memory;
  const fits = (need: Need) => running === 0 || (!isTooLarge(need) && used + need.memory <= memory);

  const admit = () => {
    const blocked: Waiting[] = [];
    const starting: Waiting[] = [];
    while (running < count && !alone && blocked.length <= lookahead) {
      const next = waiting.pop();
      if (next === undefined) break;
      if (fits(next.need)) {
        for (const other of blocked) other.overtaken++;
        running++;
        used += next.need.memory;
        alone = isTooLarge(next.need);
        starting.push(next);
      } else {
        blocked.push(next);
        if (next.overtaken >= count) break;
      }
    }
    for (const next of blocked) waiting.push(next);
    for (const { start } of starting) start();
  };

  const ask = (need: Need, start: () => void) => {
    waiting.push({ need, start, overtaken: 0 });
    admit();
  };
  return {
    ask,
    wait: (need) =>
      new Promise<void>((resolve) => {
        ask(need, resolve);
      }),
    give(need) {
      running--;
      used = running === 0 ? 0 : used - need.memory;
      alone = false;
      admit();
    },
  };
}
