import type { RunEvent } from '@snpress/pipeline';
import type { Phase } from './phase.js';

/** How far a phase is: counts of its stages and the share of the work done, 0 … 1. */
export interface PhaseProgress {
  readonly phase: Phase;
  readonly done: number;
  readonly hits: number;
  readonly failed: number;
  readonly skipped: number;
  readonly share: number;
  /** When its first stage began to work, in milliseconds; undefined before that. */
  readonly startedAt: number | undefined;
  readonly finished: boolean;
}

interface StageState {
  readonly tracker: Tracker;
  share: number;
  ended: boolean;
}

interface Tracker {
  readonly phase: Phase;
  readonly states: StageState[];
  hits: number;
  failed: number;
  skipped: number;
  startedAt: number | undefined;
}

/** Follows the events of a run and says after each how far the phase of its stage is. */
export function trackPhases(
  phases: readonly Phase[],
  now: () => number,
): (event: RunEvent) => PhaseProgress | undefined {
  const byStage = new Map<string, StageState>();
  for (const phase of phases) {
    const tracker: Tracker = { phase, states: [], hits: 0, failed: 0, skipped: 0, startedAt: undefined };
    for (const stage of phase.stages) {
      const state = { tracker, share: 0, ended: false };
      tracker.states.push(state);
      byStage.set(stage, state);
    }
  }

  return (event) => {
    const state = 'stage' in event ? byStage.get(event.stage) : undefined;
    if (!state) return undefined;
    const { tracker } = state;
    switch (event.type) {
      case 'stage-started':
        tracker.startedAt ??= now();
        break;
      case 'stage-progress':
        state.share = Math.max(state.share, Math.min(1, event.done));
        break;
      case 'stage-hit':
        tracker.hits++;
        break;
      case 'stage-failed':
        tracker.failed++;
        break;
      case 'stage-skipped':
        tracker.skipped++;
        break;
    }
    if (['stage-hit', 'stage-finished', 'stage-failed', 'stage-skipped'].includes(event.type))
      state.ended = true;
    return progressOf(tracker);
  };
}

function progressOf(tracker: Tracker): PhaseProgress {
  const { phase, states, hits, failed, skipped, startedAt } = tracker;
  const done = states.filter((state) => state.ended).length;
  const share = states.reduce((sum, state) => sum + (state.ended ? 1 : state.share), 0) / states.length;
  return { phase, done, hits, failed, skipped, share, startedAt, finished: done === states.length };
}
