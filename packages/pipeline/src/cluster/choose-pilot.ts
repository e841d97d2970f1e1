import type { FleetPilot } from './fleet-pilot.js';
import type { StageInHand } from './stage-in-hand.js';

/** How much a pilot can do at one time. */
export interface PilotRoom {
  /** Stages. */
  readonly slots: number;
  /** Bytes. */
  readonly memory: number;
}

/** Nothing is said of the time of a pilot that has just come; that it has a minute is safe to say. */
const surely = 60_000;
/** A stage that takes longer than any pilot has time is given to one that has most of its time left. */
const fresh = 0.9;

/**
 * The pilot with the fewest stages of those that have room, and time enough, for a stage; undefined when there is none. A stage
 * that needs more memory than a pilot has, or whose pilot was lost, is given to one that has no other.
 */
export function choosePilot(
  stage: StageInHand,
  pilots: readonly FleetPilot[],
  room: PilotRoom,
  now: number,
): FleetPilot | undefined {
  let chosen: FleetPilot | undefined;
  for (const pilot of pilots)
    if (pilot.state === 'here' && hasRoom(pilot, stage, room) && hasTime(pilot, stage, now))
      if (chosen === undefined || pilot.running.size < chosen.running.size) chosen = pilot;
  return chosen;
}

function hasRoom({ running }: FleetPilot, stage: StageInHand, { slots, memory }: PilotRoom): boolean {
  if (running.size === 0) return true;
  const others = [...running.values()];
  if (running.size >= slots || [stage, ...others].some(({ losses }) => losses > 0)) return false;
  return [stage, ...others].reduce((sum, { task }) => sum + (task.memory ?? 0), 0) <= memory;
}

function hasTime({ self, endsAt, fullTime }: FleetPilot, { task }: StageInHand, now: number): boolean {
  const needed = (task.estimate ?? 0) * 1_000;
  if (endsAt === undefined) return needed <= (self?.since ?? 0) + surely - now;
  return endsAt - now >= Math.min(needed, fresh * fullTime);
}
