import { createJsonView } from './json-view.js';
import { createPlainView } from './plain-view.js';
import type { View, ViewOptions } from './view.js';

/** How a run is shown; `auto` is live where somebody looks at a terminal. */
export type LogFormat = 'auto' | 'plain' | 'json';

/** The view that a format means here. Events as JSON go to stdout, all else to stderr. */
export async function openView(format: LogFormat, options: ViewOptions): Promise<View> {
  if (format === 'json') return createJsonView((line) => process.stdout.write(`${line}\n`));
  if (format === 'plain' || !isWatched())
    return createPlainView(options, (line) => process.stderr.write(`${line}\n`));
  const { createLiveView } = await import('./live-view.js');
  return createLiveView(options, process.stderr);
}

function isWatched(): boolean {
  const { CI, TERM } = process.env;
  return process.stderr.isTTY && process.stdout.isTTY && !CI && TERM !== 'dumb';
}
