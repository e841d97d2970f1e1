import type { Execution, StageHooks, StageTask } from '../executor/executor.js';
import type { FleetPilot } from './fleet-pilot.js';
import { moduleCode } from './module-code.js';
import type { StageInHand } from './stage-in-hand.js';

/** The stages that wait for a pilot or are on one. */
export interface StagesInHand {
  /** In the order in which they are to be given to pilots. */
  readonly waiting: StageInHand[];
  /** Takes a stage; resolves when it has come to its end. */
  take(task: StageTask, hooks: StageHooks): Promise<Execution>;
  /** The stages of a pilot wait again, and nobody is to blame. */
  giveBack(pilot: FleetPilot, why: string): void;
  /** The stages of a pilot that was lost wait again, unless that has happened to them too often. */
  lose(pilot: FleetPilot, why: string): void;
  /** The same with one stage, which the pilot no longer has. */
  loseOne(stage: StageInHand, pilot: FleetPilot, why: string): void;
  /** All fail, and so does everything that is taken from now on. */
  stop(error: Error): void;
  readonly isStopped: boolean;
}

export interface StagesOptions {
  /** How often a stage is given again. */
  readonly retries: number;
  readonly pilots: () => readonly FleetPilot[];
  /** The end of the log of a pilot, in words. */
  readonly logOf: (pilot: FleetPilot) => string;
}

export function createStagesInHand({ retries, pilots, logOf }: StagesOptions): StagesInHand {
  const waiting: StageInHand[] = [];
  let stopped: Error | undefined;

  const wait = (stage: StageInHand, why: string) => {
    waiting.unshift(stage);
    stage.hooks.onQueued(why);
  };

  const loseOne = (stage: StageInHand, pilot: FleetPilot, why: string) => {
    stage.losses++;
    const place = pilot.self === undefined ? '' : ` on ${pilot.self.machine}`;
    if (stage.losses <= retries) wait(stage, `its pilot job was lost${place} (${why})`);
    else
      stage.reject(
        new Error(
          `its pilot job was lost ${stage.losses} times, the last time${place} (${why}). ${logOf(pilot)}`,
        ),
      );
  };

  const drop = (stage: StageInHand) => {
    const index = waiting.indexOf(stage);
    if (index >= 0) waiting.splice(index, 1);
    for (const pilot of pilots())
      for (const [attempt, own] of pilot.running)
        if (own === stage) {
          pilot.running.delete(attempt);
          pilot.tell({ type: 'drop', attempt });
        }
  };

  const clear = ({ running }: FleetPilot): readonly StageInHand[] => {
    const stages = [...running.values()];
    running.clear();
    return stages;
  };

  return {
    waiting,
    async take({ module, ...task }, hooks) {
      const { digest, parts } = await moduleCode(module.href);
      hooks.signal.throwIfAborted();
      if (stopped !== undefined) throw stopped;
      return new Promise<Execution>((resolve, reject) => {
        const given = { ...task, module: module.href, code: digest };
        const stage: StageInHand = { task: given, parts, hooks, resolve, reject, losses: 0 };
        hooks.signal.addEventListener('abort', () => {
          drop(stage);
          reject(hooks.signal.reason as Error);
        });
        waiting.push(stage);
        hooks.onQueued();
      });
    },
    giveBack(pilot, why) {
      for (const stage of clear(pilot)) wait(stage, why);
    },
    lose(pilot, why) {
      for (const stage of clear(pilot)) loseOne(stage, pilot, why);
    },
    loseOne,
    stop(error) {
      stopped ??= error;
      for (const stage of waiting.splice(0)) stage.reject(stopped);
      for (const pilot of pilots()) for (const stage of clear(pilot)) stage.reject(stopped);
    },
    get isStopped() {
      return stopped !== undefined;
    },
  };
}
