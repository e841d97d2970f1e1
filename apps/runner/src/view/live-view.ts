import { Listr } from 'listr2';
import { describeProgress } from './describe-progress.js';
import { trackPhases, type PhaseProgress } from './phase-progress.js';
import type { Phase } from './phase.js';
import type { View } from './view.js';

interface Line {
  readonly task: { title: string };
  readonly end: (error?: Error) => void;
}

/** One line per phase on a terminal, with progress and the time that is left. */
export function createLiveView(phases: readonly Phase[]): View {
  const lines = new Map<Phase, Line>();
  const latest = new Map<Phase, PhaseProgress>();
  const track = trackPhases(phases, Date.now);
  const warnings: string[] = [];

  const list = new Listr(
    phases.map((phase) => ({
      title: phase.title,
      task: (_: unknown, task: { title: string }) =>
        new Promise<void>((resolve, reject) => {
          lines.set(phase, {
            task,
            end: (error) => {
              if (error) reject(error);
              else resolve();
            },
          });
          draw(phase);
        }),
    })),
    {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      rendererOptions: { collapseSubtasks: false, showErrorMessage: false, collapseErrors: false },
    },
  );
  const drawn = list.run();

  function draw(phase: Phase): void {
    const progress = latest.get(phase);
    const line = lines.get(phase);
    if (!progress || !line) return;
    line.task.title = describeProgress(progress, Date.now());
    if (progress.finished) line.end(progress.failed + progress.skipped > 0 ? new Error('failed') : undefined);
  }

  return {
    onEvent(event) {
      if (event.type === 'stage-warning') warnings.push(event.message);
      if (event.type === 'stage-hit') warnings.push(...event.warnings);
      if (event.type === 'store-warning') warnings.push(event.message);
      const progress = track(event);
      if (!progress) return;
      latest.set(progress.phase, progress);
      draw(progress.phase);
    },
    async close() {
      for (const phase of phases)
        lines.get(phase)?.end(latest.get(phase)?.finished ? undefined : new Error('not finished'));
      await drawn;
      for (const warning of new Set(warnings)) process.stderr.write(`warning: ${warning}\n`);
    },
  };
}
