import { describe, expect, it } from 'vitest';
import { createPlainView } from '../../src/view/plain-view.js';

describe('createPlainView', () => {
  it('says when a phase begins and how it ended, and each warning once', () => {
    let clock = 0;
    const lines: string[] = [];
    const view = createPlainView(
      [{ title: 'lasso', stages: ['a', 'b'] }],
      (line) => lines.push(line),
      () => clock,
    );
    view.onEvent({ type: 'stage-hit', stage: 'a', warnings: ['25 ids occur twice'] });
    view.onEvent({ type: 'stage-started', stage: 'b', reasons: [] });
    view.onEvent({ type: 'stage-warning', stage: 'b', message: '25 ids occur twice' });
    clock = 4000;
    view.onEvent({ type: 'stage-progress', stage: 'b', done: 0.5 });
    clock = 12_000;
    view.onEvent({ type: 'stage-progress', stage: 'b', done: 0.75 });
    clock = 15_000;
    view.onEvent({ type: 'stage-finished', stage: 'b', seconds: 15 });
    expect(lines).toMatchInlineSnapshot(`
      [
        "warning: 25 ids occur twice",
        "lasso  1/2 stages · 50 %",
        "lasso  1/2 stages · 87 % · about 1.7 s left",
        "lasso  2 stages · 1 reused · 15 s",
      ]
    `);
  });
});
