import type { RunEvent } from '@snpress/pipeline';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPlainView } from '../../src/view/plain-view.js';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is written when the events come at these seconds. */
function written(events: readonly (readonly [second: number, event: RunEvent])[], until: number): string[] {
  const lines: string[] = [];
  const phases = [
    { title: 'ridge', stages: ['r'] },
    { title: 'lasso', stages: ['a', 'b'] },
    { title: 'report', stages: ['report'] },
  ];
  const view = createPlainView(
    { phases, expected: (stage) => (stage === 'report' ? undefined : 1), workers: 2 },
    (line) => lines.push(line),
  );
  for (const [second, event] of events) {
    vi.advanceTimersByTime(1000 * second - Date.now());
    view.onEvent(event);
  }
  vi.advanceTimersByTime(1000 * until - Date.now());
  view.close();
  vi.advanceTimersByTime(1e6);
  return lines;
}

it('says how each phase ended that had work to do, and each warning once', () => {
  const lines = written(
    [
      [0, { type: 'stage-hit', stage: 'r', warnings: ['25 ids occur twice'] }],
      [0, { type: 'stage-hit', stage: 'a', warnings: ['25 ids occur twice'] }],
      [0, { type: 'stage-started', stage: 'b', reasons: [] }],
      [1, { type: 'stage-warning', stage: 'b', message: 'it did not converge' }],
      [2, { type: 'stage-warning', stage: 'b', message: '25 ids occur twice' }],
      [4, { type: 'stage-finished', stage: 'b', seconds: 4, machine: 'here' }],
      [4, { type: 'stage-started', stage: 'report', reasons: [] }],
      [5, { type: 'stage-failed', stage: 'report', message: 'no room' }],
    ],
    5,
  );
  expect(lines).toMatchInlineSnapshot(`
    [
      "warning: 25 ids occur twice",
      "warning: it did not converge",
      "[0:04] lasso  2 stages · 1 reused · 4.0 s",
      "[0:05] failed: report",
      "[0:05] report  1 stage · 1 failed · 1.0 s",
    ]
  `);
});

it('gives signs of life, the fewer the longer it lasts, and says for whom it waits', () => {
  const lines = written(
    [
      [0, { type: 'stage-waiting', stage: 'r', holder: { pid: 123, host: 'node7' } }],
      [0, { type: 'stage-waiting', stage: 'a', holder: { pid: 123, host: 'node7' } }],
      [
        1,
        {
          type: 'stage-started',
          stage: 'b',
          reasons: [],
          estimate: { seconds: 1801, basis: 'settings' },
        },
      ],
      [3, { type: 'stage-progress', stage: 'b', done: 0.01 }],
    ],
    1000,
  );
  expect(lines.slice(0, 2)).toEqual([
    '[0:00] waiting for another snpress, pid 123 on node7',
    '[0:10] 0/4 stages  over 29 min 52 s left · running: lasso',
  ]);
  const signs = lines.slice(1).length;
  expect(signs).toBeGreaterThan(20);
  expect(signs).toBeLessThan(50);
});

it('says nothing where nothing had to be done', () => {
  const hits = ['r', 'a', 'b', 'report'].map(
    (stage) => [0, { type: 'stage-hit', stage, warnings: [] }] as const,
  );
  expect(written(hits, 1)).toEqual([]);
});
