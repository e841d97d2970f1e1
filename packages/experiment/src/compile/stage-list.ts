import type { Stage } from '@snpress/pipeline';
import { RequestError } from '../request-error.js';
import { mostStages } from '../spec/most-stages.js';
import type { Phase } from './phase.js';

/** Stages that people see as one line. */
export interface PhaseStages {
  /** Adds a stage, unless it is there already, and gives what it leaves. */
  add<Outputs>(placed: { readonly stage: Stage; readonly outputs: Outputs }): Outputs;
}

/** The stages of a graph while it is put together. */
export interface StageList {
  phase(title: string, facts?: Pick<Phase, 'fits'>): PhaseStages;
  /** In the order in which they were added. */
  stages(): readonly Stage[];
  /** Those that have stages, in the order in which they were asked for. */
  phases(): readonly Phase[];
}

export function createStageList(): StageList {
  const stages = new Map<string, Stage>();
  const phases: Phase[] = [];
  return {
    phase(title, facts) {
      const own: string[] = [];
      phases.push({ title, stages: own, ...facts });
      return {
        add({ stage, outputs }) {
          if (!stages.has(stage.id)) {
            if (stages.size >= mostStages.most) throw tooMany();
            stages.set(stage.id, stage);
            own.push(stage.id);
          }
          return outputs;
        },
      };
    },
    stages: () => [...stages.values()],
    phases: () => phases.filter((phase) => phase.stages.length > 0),
  };
}

function tooMany(): RequestError {
  const { most, variable } = mostStages;
  return new RequestError({
    message: `the experiment has more than ${most} stages (folds × repeats × models)`,
    hint: `ask for fewer, or put a larger number into the environment variable ${variable}`,
  });
}
