import { choosePilot, type PilotRoom } from './choose-pilot.js';
import type { FleetPilot } from './fleet-pilot.js';
import type { StageInHand } from './stage-in-hand.js';

/**
 * Gives waiting stages to the pilots that have room for them.
 *
 * @param attempt the number of the next giving
 * @returns how many pilots it would take to give all that wait at once, with those that are busy; 0 when none waits
 */
export function assignStages(
  waiting: StageInHand[],
  pilots: readonly FleetPilot[],
  room: PilotRoom,
  attempt: () => number,
): number {
  const now = performance.now();
  for (let index = 0; index < waiting.length;) {
    const stage = waiting[index]!;
    const pilot = choosePilot(stage, pilots, room, now);
    if (pilot === undefined) index++;
    else {
      waiting.splice(index, 1);
      give(stage, pilot, attempt());
    }
  }
  if (waiting.length === 0) return 0;
  const here = pilots.filter(({ state }) => state === 'here');
  // One that has nothing to do has not enough time for any: another takes its place.
  for (const pilot of here)
    if (pilot.running.size === 0 && pilot.endsAt !== undefined) {
      pilot.state = 'leaving';
      pilot.tell({ type: 'leave' });
    }
  const running = here.flatMap((pilot) => [...pilot.running.values()]);
  const stages = [...running, ...waiting];
  const alone = stages.filter(({ losses }) => losses > 0).length;
  return Math.ceil((stages.length - alone) / room.slots) + alone;
}

function give(stage: StageInHand, pilot: FleetPilot, attempt: number): void {
  pilot.running.set(attempt, stage);
  pilot.tell({ type: 'task', attempt, task: stage.task });
  stage.hooks.onStarted();
}
