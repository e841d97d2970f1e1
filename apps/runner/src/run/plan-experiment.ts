import { describeReason, planGraph, type PlannedStage } from '@snpress/pipeline';
import { plural } from '../view/plural.js';
import { prepareExperiment } from './prepare-experiment.js';
import { stageLibrary } from './stage-library.js';

interface PlanRequest {
  readonly spec: string;
  readonly set: readonly string[];
  readonly store: string;
  readonly all: boolean;
  readonly json: boolean;
}

/** Prints what a run would do with each stage, and why. */
export async function planExperiment(request: PlanRequest): Promise<void> {
  const { experiment, graph, store } = await prepareExperiment(request);
  const { stages: planned } = await planGraph({
    graph,
    library: stageLibrary,
    store,
    scope: experiment.name,
  });
  store.close();
  const text = request.json
    ? JSON.stringify(planned.map(inWords), null, 2)
    : describePlan(planned, request.all);
  process.stdout.write(`${text}\n`);
}

function inWords({ id, action, reasons }: PlannedStage): object {
  return { id, action, reasons: reasons.map(describeReason) };
}

function describePlan(planned: readonly PlannedStage[], all: boolean): string {
  const shown = all ? planned : planned.filter((stage) => stage.action !== 'hit');
  const width = Math.max(0, ...shown.map((stage) => stage.id.length));
  const lines = shown.map(({ id, action, reasons }) =>
    `${action.padEnd(5)}  ${id.padEnd(width)}  ${describeReasons(reasons)}`.trimEnd(),
  );
  const count = (action: PlannedStage['action']): number =>
    planned.filter((stage) => stage.action === action).length;
  const summary = `${plural(planned.length, 'stage')}: ${count('run')} would run, ${count('maybe')} may run (something above changes), ${count('hit')} are reused`;
  return [...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n');
}

/** The reasons of the stage's own first; of stages above, one stands for all. */
function describeReasons(reasons: PlannedStage['reasons']): string {
  const own = reasons.filter((reason) => reason.kind !== 'upstream');
  const above = reasons.length - own.length;
  if (own.length > 0) return own.map(describeReason).join('; ');
  const first = reasons[0];
  return first ? describeReason(first) + (above > 1 ? ` (and ${plural(above - 1, 'other')})` : '') : '';
}
