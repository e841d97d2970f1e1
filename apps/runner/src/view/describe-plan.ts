import { describeReason } from '@snpress/pipeline/engine/describe-reason';
import { formatBytes } from '@snpress/data/words/format-bytes';
import type { ExperimentPlan, PlannedSweep } from '@snpress/experiment';
import type { Phase } from '@snpress/experiment/compile/phase';
import type { Plan, PlannedStage, Submission } from '@snpress/pipeline';
import { shellQuoted } from '@snpress/data/words/shell-quoted';
import stringWidth from 'string-width';
import { formatDuration } from '@snpress/data/words/format-duration';
import { pad } from './pad.js';
import { someOf } from '@snpress/data/errors/some-of';
import { counted } from '@snpress/data/words/counted';

/** Of one stage, in a line. */
const MOST_REASONS = 3;

/** A plan as JSON, its reasons in words. */
export function planJson({ stages, notSelected, estimate, submission, sweep }: ExperimentPlan): object {
  return {
    stages: stages.map(({ id, action, reasons, estimate: own }) => ({
      id,
      action,
      reasons: reasons.map(describeReason),
      ...(own === undefined ? {} : { estimate: own }),
    })),
    notSelected,
    estimate,
    ...(submission && { submission }),
    ...(sweep && { sweep }),
  };
}

/** What a run would do, part by part, and why; with `all` stage by stage, those that are reused among them. */
export function describePlan({ phases, submission, sweep, ...plan }: ExperimentPlan, all: boolean): string {
  const { stages, notSelected, estimate } = plan;
  const rows = all ? stages.map((stage) => rowOf([stage])) : partRows(stages, phases);
  const width = Math.max(0, ...rows.map(({ what }) => stringWidth(what)));
  const lines = rows.map(({ action, what, time, reason }) =>
    [action.padEnd(5), pad(what, width), time.padStart(8), reason].join('  ').trimEnd(),
  );
  const count = (action: PlannedStage['action']): number =>
    stages.filter((stage) => stage.action === action).length;
  const left = notSelected.length > 0 ? `, ${notSelected.length} are not selected` : '';
  const summary = `${counted(stages.length, 'stage')}: ${count('run')} would run, ${count('maybe')} may run (something above changes), ${count('hit')} are reused${left}`;
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    summary,
    ...(sweep ? [sweepInWords(sweep)] : []),
    ...inTime(estimate, count('hit') < stages.length),
    ...(submission && count('hit') < stages.length ? ['', ...describeSubmission(submission)] : []),
  ].join('\n');
}

/** How often genotypes would be read that are larger than memory. */
function sweepInWords({ bytes, memory, samples, markers, reads, leftOut }: PlannedSweep): string {
  const size =
    samples === undefined || markers === undefined ? '' : ` (${samples} samples × ${markers} markers)`;
  const times = reads.map(
    ({ by, times: count }) => `${by} ${count === undefined ? 'some times' : counted(count, 'time')}`,
  );
  const without = leftOut.length > 0 ? `; left out: ${leftOut.join(', ')}` : '';
  return `Genotypes of ${formatBytes(bytes)}${size} do not fit twice in ${formatBytes(memory)} and are swept from disk, at most: ${times.join(', ')}${without}`;
}

/** What Slurm would be given. */
function describeSubmission({ pilots, slots, command, script }: Submission): readonly string[] {
  const each = `${counted(slots, 'stage')} at one time`;
  return [
    `Up to ${counted(pilots, 'pilot job')} of ${each}; they are submitted when stages wait for them:`,
    `  ${command.map(shellQuoted).join(' ')}`,
    'The batch script:',
    ...script
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
  ];
}

interface Row {
  readonly action: PlannedStage['action'];
  readonly what: string;
  readonly time: string;
  readonly reason: string;
}

/** A row for the stages of a part that would run for the same reason, or because of the same parts above. */
function partRows(stages: readonly PlannedStage[], phases: readonly Phase[]): readonly Row[] {
  const phaseOf = new Map(phases.flatMap((phase) => phase.stages.map((id) => [id, phase])));
  const causes = causesByStage(stages, (id) => phaseOf.get(id)?.title ?? id);
  const parts = new Map<string, { readonly stages: PlannedStage[]; readonly reason: string }>();
  for (const stage of stages) {
    if (stage.action === 'hit') continue;
    const reason = ownReasons(stage.reasons) ?? `after: ${someOf([...causes.get(stage.id)!], MOST_REASONS)}`;
    const key = JSON.stringify([phaseOf.get(stage.id)?.title, stage.action, reason]);
    const part = parts.get(key) ?? { stages: [], reason };
    part.stages.push(stage);
    parts.set(key, part);
  }
  return [...parts.values()].map((part) => ({
    ...rowOf(part.stages, phaseOf.get(part.stages[0]!.id)),
    reason: part.reason,
  }));
}

/** The parts that have a reason of their own, at or above each stage; stages come after those they need. */
function causesByStage(
  stages: readonly PlannedStage[],
  titleOf: (id: string) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const causes = new Map<string, ReadonlySet<string>>();
  for (const { id, reasons } of stages) {
    const above = reasons.flatMap((reason) =>
      reason.kind === 'upstream' ? [...(causes.get(reason.stage) ?? [titleOf(reason.stage)])] : [],
    );
    causes.set(id, new Set(ownReasons(reasons) === undefined ? above : [titleOf(id)]));
  }
  return causes;
}

function rowOf(stages: readonly PlannedStage[], phase?: Phase): Row {
  const [{ id, action, reasons }] = stages as [PlannedStage];
  const known = stages.flatMap(({ estimate }) => (estimate ? [estimate.seconds] : []));
  return {
    action,
    what: (stages.length === 1 ? id : `${phase?.title}: ${counted(stages.length, 'stage')}`) + costOf(phase),
    time: known.length > 0 ? formatDuration(known.reduce((sum, seconds) => sum + seconds)) : '',
    reason: describeReasons(reasons),
  };
}

/** What makes the stages of a model of models dear. */
function costOf(phase: Phase | undefined): string {
  return phase?.fits === undefined ? '' : `, each fit ${phase.fits} of members`;
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
  const [first] = reasons;
  return (
    ownReasons(reasons) ??
    (first
      ? describeReason(first) + (reasons.length > 1 ? ` (and ${counted(reasons.length - 1, 'other')})` : '')
      : '')
  );
}

/** The reasons that are not those of stages above; undefined where there are none. */
function ownReasons(reasons: PlannedStage['reasons']): string | undefined {
  const own = reasons.filter((reason) => reason.kind !== 'upstream');
  if (own.length === 0) return undefined;
  const told = own.slice(0, MOST_REASONS).map(describeReason);
  const left = own.length - told.length;
  return [...told, ...(left > 0 ? [`and ${left} more (--json)`] : [])].join('; ');
}
