import { createLogUpdate } from 'log-update';
import stringWidth from 'string-width';
import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { renderRun, type Canvas } from './render-run.js';
import { trackRun } from '@snpress/experiment/progress/run-progress';
import type { View, ViewOptions } from './view.js';

const redrawEvery = 100;
const atOnce = { begin: '\u001b[?2026h', end: '\u001b[?2026l' };

/** What is going on, on a terminal, redrawn in place; nothing of it is left when it is closed. */
export function createLiveView({ phases, expected, workers }: ViewOptions, terminal: WriteStream): View {
  const tracker = trackRun(phases, Date.now(), expected);
  const paint: Canvas['paint'] = terminal.hasColors()
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
  // A terminal that knows of synchronised output shows nothing half drawn; the others ignore it.
  const stream = {
    get columns() {
      return columnsOf(terminal);
    },
    get rows() {
      return terminal.rows;
    },
    write: (text: string) => terminal.write(atOnce.begin + text + atOnce.end),
  };
  const update = createLogUpdate(stream as unknown as NodeJS.WritableStream);
  let drawn: { readonly lines: readonly string[]; readonly columns: number } = { lines: [], columns: 0 };

  const draw = (): void => {
    const columns = columnsOf(terminal);
    if (columns < drawn.columns) eraseReflowed(terminal, drawn.lines, columns);
    const rows = (terminal.rows || 24) - 1;
    const lines = renderRun(tracker.progress, { columns, rows, now: Date.now(), workers, paint });
    update(lines.join('\n'));
    drawn = { lines, columns };
  };
  const timer = setInterval(draw, redrawEvery);
  timer.unref();
  terminal.on('resize', draw);

  return {
    onEvent(event) {
      tracker.apply(event, Date.now());
    },
    close() {
      clearInterval(timer);
      terminal.off('resize', draw);
      update.clear();
      update.done();
      for (const warning of tracker.progress.warnings) terminal.write(`warning: ${warning}\n`);
    },
  };
}

const columnsOf = (terminal: WriteStream): number => terminal.columns || 80;

/** A terminal that became narrower has broken what was drawn into more lines than were written. */
function eraseReflowed(terminal: WriteStream, lines: readonly string[], columns: number): void {
  const surplus = lines.reduce(
    (sum, line) => sum + Math.max(0, Math.ceil(stringWidth(line) / columns) - 1),
    0,
  );
  terminal.write('\u001b[2K\u001b[A'.repeat(surplus));
}
