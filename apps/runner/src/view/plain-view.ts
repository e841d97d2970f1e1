import { fitLine } from './fit-line.js';
import { formatClock } from './format-clock.js';
import { describePhase, describeWaiting } from './render-run.js';
import { trackRun, type PhaseProgress } from '@snpress/experiment/progress/run-progress';
import { describeTimeLeft, timeLeft } from '@snpress/experiment/progress/time-left';
import type { View, ViewOptions } from './view.js';

const shortestSilence = 10;

/**
 * A line as each phase ends that had something to do, and a sign of life after a while of silence: for pipes, logs and
 * CI. The longer a run lasts, the longer the silence, so that the log of a week can be read.
 */
export function createPlainView(
  { phases, expected, workers }: ViewOptions,
  write: (line: string) => void,
  now = Date.now,
): View {
  const startedAt = now();
  const tracker = trackRun(phases, startedAt, expected);
  const { progress } = tracker;
  const told = { warnings: 0, waiting: new Set<string>(), at: startedAt };
  const elapsed = (): number => (now() - startedAt) / 1000;
  const say = (text: string): void => {
    told.at = now();
    write(`[${formatClock(elapsed())}] ${text}`);
  };

  const timer = setInterval(() => {
    if ((now() - told.at) / 1000 < Math.max(shortestSilence, elapsed() / 10)) return;
    const left = timeLeft(progress, now(), workers);
    const sum = (of: (phase: PhaseProgress) => number): number =>
      progress.phases.reduce((all, phase) => all + of(phase), 0);
    const busy = progress.phases.filter(({ running }) => running.size > 0).map(({ title }) => title);
    say(
      fitLine(
        `${sum(({ ended }) => ended)}/${sum(({ stages }) => stages.length)} stages`,
        [
          { text: left ? describeTimeLeft(left) : '' },
          { text: busy.length > 0 ? `running: ${busy.join(', ')}` : '' },
        ],
        Infinity,
      ),
    );
  }, 1000);
  timer.unref();

  return {
    onEvent(event) {
      const phase = tracker.apply(event, now());
      for (const warning of [...progress.warnings].slice(told.warnings)) write(`warning: ${warning}`);
      told.warnings = progress.warnings.size;
      if (!phase) return;
      if (event.type === 'stage-failed') say(`failed: ${event.stage}`);
      if (event.type === 'stage-queued' && event.why !== undefined)
        say(`again: ${event.stage}, ${event.why}`);
      if (event.type === 'stage-waiting')
        for (const text of describeWaiting(phase)) {
          const who = text.replace(/ \(.*/, '');
          if (!told.waiting.has(who)) say(who);
          told.waiting.add(who);
        }
      const { endedAt, hits, skipped, stages } = phase;
      if (endedAt !== undefined && hits < stages.length && skipped < stages.length)
        say(fitLine(phase.title, describePhase(phase, now()), Infinity));
    },
    close() {
      clearInterval(timer);
    },
  };
}
