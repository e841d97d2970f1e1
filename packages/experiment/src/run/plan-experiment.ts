import { planGraph } from '@snpress/pipeline/engine/plan-graph';
import { describeSubmission } from '@snpress/pipeline/cluster/describe-submission';
import type { Plan, Selection, Submission } from '@snpress/pipeline';
import { profileOf, type ExecutorRequest } from '../cluster/executor-request.js';
import type { PlannedSweep } from '../compile/count-sweeps.js';
import type { Phase } from '../compile/phase.js';
import { mapTexts } from '../spec/variables-by-name.js';
import { memoryOf, withExperiment, type StoreRequest } from './prepare-experiment.js';
import { stageLibrary } from './stage-library.js';

/** What a run would do, and the parts of the experiment that its stages belong to. */
export interface ExperimentPlan extends Plan {
  readonly phases: readonly Phase[];
  /** What would be handed to Slurm, where stages run there. */
  readonly submission?: Submission | undefined;
  /** Where genotypes are swept from disk: how often. */
  readonly sweep?: PlannedSweep | undefined;
}

/** What is planned. */
export interface PlanRequest extends StoreRequest, Selection, ExecutorRequest {}

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
  const profile = profileOf(request);
  const submission = request.executor === 'slurm' ? describeSubmission(profile, request.jobs) : undefined;
  const workers = submission === undefined ? request.jobs : submission.pilots * submission.slots;
  return withExperiment(request, async ({ experiment, compiled, graph, store, byName }) => {
    const plan = await planGraph({
      ...request,
      ...{ graph, library: stageLibrary, store, scope: experiment.name, memory: memoryOf(request) },
      ...(workers !== undefined && { workers }),
    });
    const { phases, sweep } = compiled;
    return { ...mapTexts(plan, byName), phases, submission, sweep };
  });
}
