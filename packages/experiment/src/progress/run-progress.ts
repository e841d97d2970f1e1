import type { ClaimHolder, RunEvent } from '@snpress/pipeline';
import { stageKind } from '../compile/stage-kind.js';
import type { Phase } from '../compile/phase.js';

/** How far a run is, by what its events have said. Times are in milliseconds. */
export interface RunProgress {
  readonly startedAt: number;
  readonly phases: readonly PhaseProgress[];
  /** Each once, in the order in which they came. */
  readonly warnings: ReadonlySet<string>;
  /** How long stages of a kind took in this run, in seconds. */
  readonly tookByKind: ReadonlyMap<string, { readonly seconds: number; readonly count: number }>;
}

/** How far a phase is. */
export interface PhaseProgress {
  readonly title: string;
  readonly stages: readonly StageProgress[];
  readonly ended: number;
  readonly hits: number;
  readonly failed: number;
  readonly skipped: number;
  /** When its first stage began to work, and when its last one ended. */
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly running: ReadonlySet<StageProgress>;
  readonly waiting: ReadonlySet<StageProgress>;
  /** Those that have no place on a cluster yet. */
  readonly queued: ReadonlySet<StageProgress>;
}

/** How far a stage is. */
export interface StageProgress {
  readonly id: string;
  /** What it does, whatever the split and the setting. */
  readonly kind: string;
  readonly startedAt: number | undefined;
  /** Of its work, 0 … 1; 0 for a stage that does not say. */
  readonly share: number;
  readonly ended: boolean;
  /** How long it may take, in seconds, by earlier runs. */
  readonly expected: number | undefined;
  /** The other process that has it in hand. */
  readonly holder: ClaimHolder | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type MutableStage = Mutable<StageProgress>;
interface MutablePhase extends Mutable<Omit<PhaseProgress, 'running' | 'waiting' | 'queued'>> {
  readonly running: Set<StageProgress>;
  readonly waiting: Set<StageProgress>;
  readonly queued: Set<StageProgress>;
}

/** What a run has shown so far, kept up to date by its events. */
export interface RunTracker {
  readonly progress: RunProgress;
  /** @returns the phase that the event is about; undefined when it is about none */
  apply(event: RunEvent, now: number): PhaseProgress | undefined;
}

/**
 * Follows the events of a run.
 * @param expected how long a stage took in an earlier run, in seconds
 */
export function trackRun(
  phases: readonly Phase[],
  startedAt: number,
  expected: (stage: string) => number | undefined = () => undefined,
): RunTracker {
  const tracked = phases.map(({ title }): MutablePhase & { stages: MutableStage[] } => ({
    title,
    stages: [],
    ...{ ended: 0, hits: 0, failed: 0, skipped: 0, startedAt: undefined, endedAt: undefined },
    ...{ running: new Set(), waiting: new Set(), queued: new Set() },
  }));
  const byStage = new Map<string, { phase: MutablePhase; stage: MutableStage }>();
  for (const [index, { stages }] of phases.entries()) {
    for (const id of stages) {
      if (byStage.has(id)) continue;
      const stage = {
        ...{
          id,
          kind: stageKind(id),
          startedAt: undefined,
          share: 0,
          ended: false,
          expected: expected(id),
          holder: undefined,
        },
      };
      tracked[index]!.stages.push(stage);
      byStage.set(id, { phase: tracked[index]!, stage });
    }
  }
  const warnings = new Set<string>();
  const tookByKind = new Map<string, { seconds: number; count: number }>();

  const learn = ({ kind }: StageProgress, seconds: number): void => {
    const known = tookByKind.get(kind) ?? { seconds: 0, count: 0 };
    tookByKind.set(kind, { seconds: known.seconds + seconds, count: known.count + 1 });
  };

  return {
    progress: { startedAt, phases: tracked.filter(({ stages }) => stages.length > 0), warnings, tookByKind },
    apply(event, now) {
      if (event.type === 'stage-warning' || event.type === 'store-warning') warnings.add(event.message);
      if (event.type === 'stage-hit') for (const warning of event.warnings) warnings.add(warning);
      const known = 'stage' in event ? byStage.get(event.stage) : undefined;
      if (known && event.type === 'stage-finished') learn(known.stage, event.seconds);
      if (known) update(known.phase, known.stage, event, now);
      return known?.phase;
    },
  };
}

function update(phase: MutablePhase, stage: MutableStage, event: RunEvent, now: number): void {
  switch (event.type) {
    case 'stage-started':
      stage.startedAt = now;
      stage.expected = event.estimate?.seconds ?? stage.expected;
      phase.startedAt ??= now;
      phase.waiting.delete(stage);
      phase.queued.delete(stage);
      phase.running.add(stage);
      return;
    case 'stage-queued':
      phase.running.delete(stage);
      phase.waiting.delete(stage);
      phase.queued.add(stage);
      return;
    case 'stage-waiting':
      stage.holder = event.holder;
      phase.waiting.add(stage);
      return;
    case 'stage-progress':
      stage.share = Math.max(stage.share, Math.min(1, event.done));
      return;
    case 'stage-hit':
      phase.hits++;
      break;
    case 'stage-failed':
      phase.failed++;
      break;
    case 'stage-skipped':
      phase.skipped++;
      break;
    case 'stage-finished':
      break;
    default:
      return;
  }
  if (stage.ended) return;
  stage.ended = true;
  phase.ended++;
  phase.running.delete(stage);
  phase.waiting.delete(stage);
  phase.queued.delete(stage);
  if (phase.ended === phase.stages.length) phase.endedAt = now;
}
