import { putTogether } from '../executor/error-parts.js';
import { acceptOutputs } from './accept-outputs.js';
import type { FleetPilot } from './fleet-pilot.js';
import type { Fleet } from './fleet.js';
import type { PilotMessage, StageMessage } from './message.js';
import { differentParts } from './module-code.js';
import { pilotFacts } from './pilot-facts.js';
import type { StageInHand } from './stage-in-hand.js';
import type { StagesInHand } from './stages-in-hand.js';

/** Hears what pilots say. */
export interface Listener {
  /** Reads their mailboxes. What is read is done before anything else is read. */
  collect(pilots: readonly FleetPilot[]): Promise<void>;
  /** When there was news last, by `performance.now()`. */
  newsAt: number;
}

export function createListener(stages: StagesInHand, fleet: () => Fleet): Listener {
  const here = pilotFacts();
  let reading: Promise<unknown> = Promise.resolve();

  const greet = (pilot: FleetPilot, { from, machine, node, engine }: PilotMessage & { type: 'hello' }) => {
    if (pilot.self !== undefined) stages.lose(pilot, 'it was started again');
    const self = { id: from, since: performance.now(), machine, node, engine };
    Object.assign(pilot, { state: 'here', self, endsAt: undefined, fullTime: Infinity });
    fleet().greet();
    if (node !== here.node || engine !== here.engine)
      stages.stop(
        new Error(
          `${machine} has Node ${node} and snpress ${engine}, but here are Node ${here.node} and snpress ${here.engine}: ` +
            'results could differ. Have the same on all machines (the profile can load a module: setup).',
        ),
      );
  };

  const hear = async (pilot: FleetPilot, message: PilotMessage): Promise<void> => {
    if (message.type === 'hello') greet(pilot, message);
    if (message.from !== pilot.self?.id) return; // of an incarnation that was given up
    pilot.heardAt = performance.now();
    if (message.type === 'draining') {
      pilot.state = 'leaving';
      fleet().watchSoon();
    } else if (message.type === 'bye') {
      pilot.state = 'ended';
      stages.giveBack(pilot, 'its pilot job has left');
    } else if ('attempt' in message) {
      const stage = pilot.running.get(message.attempt);
      if (stage !== undefined) await hearOf(stage, pilot, message, stages);
    }
  };

  const read = async (pilot: FleetPilot): Promise<void> => {
    for (const message of await pilot.read()) {
      if (message.type !== 'beat') listener.newsAt = performance.now();
      await hear(pilot, message);
    }
  };

  const listener: Listener = {
    newsAt: performance.now(),
    collect(pilots) {
      const round = reading.then(async () => {
        await Promise.all(pilots.map(read));
      });
      reading = round.catch(() => undefined);
      return round;
    },
  };
  return listener;
}

async function hearOf(
  stage: StageInHand,
  pilot: FleetPilot,
  message: StageMessage,
  stages: StagesInHand,
): Promise<void> {
  const { attempt } = message;
  if (message.type === 'progress') stage.hooks.onProgress(message.done);
  else if (message.type === 'warning') stage.hooks.onWarning(message.message);
  else {
    pilot.running.delete(attempt);
    if (message.type === 'failed') stage.reject(putTogether(message.error));
    else if (message.type === 'other-code') {
      const different = differentParts(stage.parts, message.parts).join('; ');
      stage.reject(new Error(`its code is another one on ${pilot.self!.machine}: ${different}`));
    } else {
      const problem = await acceptOutputs(stage.task.outputs, attempt, message.outputs);
      if (problem === undefined) stage.resolve(message.execution);
      else stages.loseOne(stage, pilot, problem);
    }
  }
}
