import { expect, it } from 'vitest';
import { createJsonView } from '../../src/view/json-view.js';

it('writes each event as one line with its type first and the time', () => {
  const lines: string[] = [];
  const view = createJsonView(
    (line) => lines.push(line),
    () => new Date('2026-11-23T05:00:00Z'),
  );
  view.onEvent({ type: 'stage-warning', stage: 'a', message: 'two\nlines' });
  view.close();
  expect(lines).toEqual([
    '{"type":"stage-warning","time":"2026-11-23T05:00:00.000Z","stage":"a","message":"two\\nlines"}',
  ]);
});
