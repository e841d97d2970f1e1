import type { View } from './view.js';

/** Every event as one line of JSON (NDJSON): for programs. */
export function createJsonView(write: (line: string) => void): View {
  return {
    onEvent(event) {
      write(JSON.stringify(event));
    },
    close: () => Promise.resolve(),
  };
}
