import type { View } from './view.js';

/** Every event as one line of JSON (NDJSON), with the time at which it came: for programs. See docs/reference/events.md. */
export function createJsonView(write: (line: string) => void, now = () => new Date()): View {
  return {
    onEvent({ type, ...event }) {
      write(JSON.stringify({ type, time: now().toISOString(), ...event }));
    },
    close: () => undefined,
  };
}
