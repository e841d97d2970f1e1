import { describeReason } from '@snpress/pipeline/engine/describe-reason';
import type { Plan, PlannedStage } from '@snpress/pipeline';
import stringWidth from 'string-width';
import { formatDuration } from '@snpress/data/words/format-duration';
import { pad } from './pad.js';
import { counted } from '@snpress/data/words/counted';

/** A plan as JSON, its reasons in words. */
export function planJson({ stages, notSelected, estimate }: Plan): object {
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

/** What a run would do with each stage, and why; reused stages where all are asked for. */
export function describePlan({ stages, notSelected, estimate }: Plan, all: boolean): string {
  const shown = all ? stages : stages.filter((stage) => stage.action !== 'hit');
  const width = Math.max(0, ...shown.map((stage) => stringWidth(stage.id)));
  const lines = shown.map((stage) =>
    [
      stage.action.padEnd(5),
      pad(stage.id, width),
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
