import { describeReason } from '@snpress/pipeline/engine/describe-reason';
import { planGraph } from '@snpress/pipeline/engine/plan-graph';
import type { Plan, PlannedStage, Selection } from '@snpress/pipeline';
import { formatDuration } from '../view/format-duration.js';
import { counted } from '@snpress/data/words/counted';
import { prepareExperiment } from '@snpress/experiment/run/prepare-experiment';
import { stageLibrary } from '@snpress/experiment/run/stage-library';

interface PlanRequest extends Required<Selection> {
  readonly spec: string;
  readonly set: readonly string[];
  readonly store: string;
  readonly all: boolean;
  readonly json: boolean;
}

/** Prints what a run would do with each stage, and why. */
export async function planExperiment(request: PlanRequest): Promise<void> {
  const { experiment, graph, store } = await prepareExperiment(request);
  const { only, until, from, force } = request;
  const plan = await planGraph({
    graph,
    library: stageLibrary,
    store,
    scope: experiment.name,
    ...{ only, until, from, force },
  });
  store.close();
  const text = request.json ? JSON.stringify(inWords(plan), null, 2) : describePlan(plan, request.all);
  process.stdout.write(`${text}\n`);
}

function inWords({ stages, notSelected, estimate }: Plan): object {
  return {
    stages: stages.map(({ id, action, reasons, estimate: own }) => ({
      id,
      action,
      reasons: reasons.map(describeReason),
      ...(own === undefined ? {} : { estimate: own }),
    })),
    notSelected,
    estimate,
  };
}

function describePlan({ stages, notSelected, estimate }: Plan, all: boolean): string {
  const shown = all ? stages : stages.filter((stage) => stage.action !== 'hit');
  const width = Math.max(0, ...shown.map((stage) => stage.id.length));
  const lines = shown.map((stage) =>
    [
      stage.action.padEnd(5),
      stage.id.padEnd(width),
      (stage.estimate ? formatDuration(stage.estimate.seconds) : '').padStart(8),
      describeReasons(stage.reasons),
    ]
      .join('  ')
      .trimEnd(),
  );
  const count = (action: PlannedStage['action']): number =>
    stages.filter((stage) => stage.action === action).length;
  const left = notSelected.length > 0 ? `, ${notSelected.length} are not selected` : '';
  const summary = `${counted(stages.length, 'stage')}: ${count('run')} would run, ${count('maybe')} may run (something above changes), ${count('hit')} are reused${left}`;
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    summary,
    ...inTime(estimate, count('hit') < stages.length),
  ].join('\n');
}

/** How long the run may take, as far as earlier runs tell. */
function inTime({ seconds, workers, unknown }: Plan['estimate'], runs: boolean): readonly string[] {
  if (!runs) return [];
  const without =
    unknown > 0 ? `, without ${counted(unknown, 'stage')} of which no like has run here before` : '';
  return seconds > 0 || unknown === 0
    ? [`At most about ${formatDuration(seconds)} with ${counted(workers, 'worker')}${without}`]
    : ['Nothing like it has run here before: how long it takes is not known'];
}

/** The reasons of the stage's own first; of stages above, one stands for all. */
function describeReasons(reasons: PlannedStage['reasons']): string {
  const own = reasons.filter((reason) => reason.kind !== 'upstream');
  const above = reasons.length - own.length;
  if (own.length > 0) return own.map(describeReason).join('; ');
  const first = reasons[0];
  return first ? describeReason(first) + (above > 1 ? ` (and ${counted(above - 1, 'other')})` : '') : '';
}
