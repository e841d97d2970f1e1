import { formatDuration } from './format-duration.js';
import type { PhaseProgress } from './phase-progress.js';
import { plural } from './plural.js';

/** One line on a phase: `lasso  3/10 stages · 41 % · about 12 s left`, or how it ended. */
export function describeProgress(progress: PhaseProgress, now: number): string {
  const { phase, done, hits, failed, skipped, share, startedAt, finished } = progress;
  const total = phase.stages.length;
  const elapsed = startedAt === undefined ? 0 : (now - startedAt) / 1000;
  if (finished) {
    const parts = [plural(total, 'stage')];
    if (hits > 0) parts.push(hits === total ? 'all reused' : `${hits} reused`);
    if (failed > 0) parts.push(`${failed} failed`);
    if (skipped > 0) parts.push(`${skipped} skipped`);
    if (startedAt !== undefined) parts.push(formatDuration(elapsed));
    return `${phase.title}  ${parts.join(' · ')}`;
  }
  const parts = [`${done}/${plural(total, 'stage')}`, `${Math.floor(100 * share)} %`];
  if (share > 0.02 && elapsed > 1)
    parts.push(`about ${formatDuration((elapsed * (1 - share)) / share)} left`);
  return `${phase.title}  ${parts.join(' · ')}`;
}
