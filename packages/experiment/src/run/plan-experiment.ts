import { planGraph } from '@snpress/pipeline/engine/plan-graph';
import type { Plan, Selection } from '@snpress/pipeline';
import type { Phase } from '../compile/phase.js';
import { mapTexts } from '../spec/variables-by-name.js';
import { withExperiment, type StoreRequest } from './prepare-experiment.js';
import { stageLibrary } from './stage-library.js';

/** What a run would do, and the parts of the experiment that its stages belong to. */
export interface ExperimentPlan extends Plan {
  readonly phases: readonly Phase[];
}

/** What is planned. */
export interface PlanRequest extends StoreRequest, Selection {}

/**
 * Says what a run would do with each stage, why, and how long it may take; runs nothing.
 *
 * @throws SpecError with all that is wrong with the spec
 * @throws SelectionError where a pattern names no stage
 * @example
 * const { stages } = await planExperiment({ spec: 'my.yaml', set: ['models.lasso.grid.alpha=[0.1]'] });
 * console.log(stages.filter(({ action }) => action === 'run').map(({ id }) => id));
 */
export function planExperiment(request: PlanRequest): Promise<ExperimentPlan> {
  return withExperiment(request, async ({ experiment, compiled, graph, store, byName }) => {
    const plan = await planGraph({ ...request, graph, library: stageLibrary, store, scope: experiment.name });
    return { ...mapTexts(plan, byName), phases: compiled.phases };
  });
}
