import { formatDuration } from '@snpress/data/words/format-duration';
import type { RunProgress, StageProgress } from './run-progress.js';

/** How long something will still take, in seconds. */
export interface TimeLeft {
  readonly seconds: number;
  /** Whether there are stages of which nothing is known yet, so that it takes longer than this. */
  readonly atLeast: boolean;
}

/** A stage that has done less of its work than this says little about the rest. */
const tellingShare = 0.05;

/** How long a running stage will still take: by its own progress, else by earlier runs; undefined where neither tells. */
export function stageSecondsLeft(stage: StageProgress, now: number): number | undefined {
  const elapsed = (now - (stage.startedAt ?? now)) / 1000;
  if (stage.share >= tellingShare) return (elapsed * (1 - stage.share)) / stage.share;
  return stage.expected === undefined ? undefined : Math.max(0, stage.expected - elapsed);
}

/**
 * How long a run will still take: the work that is left, shared among the workers, and no less than its longest running
 * stage. A stage takes as long as it did in an earlier run, else as the mean of its kind in this one.
 * @returns undefined where nothing is known of most stages
 */
export function timeLeft(
  { phases, tookByKind }: RunProgress,
  now: number,
  workers: number,
): TimeLeft | undefined {
  let work = 0;
  let longest = 0;
  let known = 0;
  let unknown = 0;
  for (const { stages } of phases) {
    for (const stage of stages) {
      if (stage.ended) continue;
      const kind = tookByKind.get(stage.kind);
      const expected = stage.expected ?? (kind && kind.seconds / kind.count);
      const left = stageSecondsLeft({ ...stage, expected }, now);
      if (left === undefined) {
        unknown++;
        continue;
      }
      known++;
      work += left;
      if (stage.startedAt !== undefined) longest = Math.max(longest, left);
    }
  }
  return known === 0 || unknown > known
    ? undefined
    : { seconds: Math.max(work / workers, longest), atLeast: unknown > 0 };
}

/** `about 12 s left`; `over 12 s left` where not everything is known. */
export function describeTimeLeft({ seconds, atLeast }: TimeLeft): string {
  return `${atLeast ? 'over' : 'about'} ${formatDuration(seconds)} left`;
}
