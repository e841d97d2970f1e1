import { describeProgress } from './describe-progress.js';
import { trackPhases } from './phase-progress.js';
import type { Phase } from './phase.js';
import type { View } from './view.js';

/** A line as each phase begins and ends, and about every ten seconds between: for pipes, logs and CI. */
export function createPlainView(
  phases: readonly Phase[],
  write: (line: string) => void,
  now = Date.now,
): View {
  const track = trackPhases(phases, now);
  const lastLine = new Map<Phase, number>();
  const warned = new Set<string>();

  const warn = (message: string): void => {
    if (warned.has(message)) return;
    warned.add(message);
    write(`warning: ${message}`);
  };

  return {
    onEvent(event) {
      if (event.type === 'store-warning' || event.type === 'stage-warning') warn(event.message);
      if (event.type === 'stage-hit') event.warnings.forEach(warn);
      const progress = track(event);
      if (!progress) return;
      const last = lastLine.get(progress.phase);
      const due = last === undefined ? event.type === 'stage-started' : now() - last > 10_000;
      if (progress.skipped === progress.phase.stages.length || (!progress.finished && !due)) return;
      lastLine.set(progress.phase, now());
      write(describeProgress(progress, now()));
    },
    close: () => Promise.resolve(),
  };
}
