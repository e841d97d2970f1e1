import type { RunEvent } from '@snpress/pipeline';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { renderRun } from '../../src/view/render-run.js';
import { trackRun, type RunProgress } from '@snpress/experiment/progress/run-progress';

const phases = [
  { title: 'simulate the data', stages: ['simulate'] },
  { title: 'split and preprocess', stages: ['split', 'outer0/preprocess', 'outer1/preprocess'] },
  { title: 'lasso', stages: ['outer0', 'outer1'].flatMap((o) => [`${o}/tune/lasso`, `${o}/refit/lasso`]) },
  { title: 'mlp-sae', stages: ['outer0/tune/mlp-sae/learningRate=0.1', 'outer0/refit/mlp-sae'] },
  { title: 'report', stages: ['report'] },
];

const started = (stage: string, seconds?: number): RunEvent => ({
  type: 'stage-started',
  stage,
  reasons: [],
  ...(seconds === undefined ? {} : { estimate: { seconds, basis: 'stage' } }),
});
const finished = (stage: string): RunEvent => ({
  type: 'stage-finished',
  stage,
  seconds: 2,
  machine: 'here',
});

const midway: readonly RunEvent[] = [
  { type: 'stage-hit', stage: 'simulate', warnings: [] },
  ...phases[1]!.stages.flatMap((stage) => [started(stage), finished(stage)]),
  started('outer0/tune/lasso'),
  finished('outer0/tune/lasso'),
  started('outer1/tune/lasso', 20),
  started('outer0/refit/lasso'),
  { type: 'stage-progress', stage: 'outer0/refit/lasso', done: 0.25 },
  {
    type: 'stage-waiting',
    stage: 'outer0/tune/mlp-sae/learningRate=0.1',
    holder: { pid: 123, host: 'node7' },
  },
];

function after(events: readonly RunEvent[], expected?: (stage: string) => number | undefined): RunProgress {
  const tracker = trackRun(phases, 0, expected);
  for (const event of events) tracker.apply(event, 2000);
  return tracker.progress;
}

const draw = (progress: RunProgress, columns: number, rows: number, workers = 2): string =>
  ['', ...renderRun(progress, { columns, rows, now: 8000, workers, paint: (_, text) => text }), ''].join(
    '\n',
  );

describe('renderRun', () => {
  it('collapses what is done and what is to come, and shows what runs', () => {
    expect(draw(after(midway), 100, 30)).toMatchInlineSnapshot(`
      "
      ✔ 2 phases done  4 stages · 1 reused
      ○ 1 phase to come: report
      ● lasso  1/4 stages · 31 % · 2 running · 6.0 s
          outer1/tune/lasso  0:06 · about 14 s left
          outer0/refit/lasso  ━━━━━───────────────  25 % · 0:06 · 4.2 %/s · about 18 s left
      ● mlp-sae  0/2 stages · 0 %
          waiting for another snpress, pid 123 on node7 (1 stage)
      ━━━━━━━━━━━━━━────────────────  47 % · 5/11 stages · 0:08 · 30 stages/min
      "
    `);
  });

  it('fits a narrow terminal', () => {
    expect(draw(after(midway), 40, 30)).toMatchInlineSnapshot(`
      "
      ✔ 2 phases done  4 stages · 1 reused
      ○ 1 phase to come: report
      ● lasso  1/4 stages · 31 % · 2 running
          outer1…lasso  0:06 · about 14 s left
          outer0…lasso  25 % · about 18 s left
      ● mlp-sae  0/2 stages · 0 %
          waiting for another snpress, pid 12…
      ━━━━━━───────  47 % · 5/11 stages · 0:08
      "
    `);
  });

  it('drops what matters least where there are few rows', () => {
    expect(draw(after(midway), 80, 4)).toMatchInlineSnapshot(`
      "
      ● lasso  1/4 stages · 31 % · 2 running · 6.0 s
          outer1/tune/lasso  0:06 · about 14 s left
      ● mlp-sae  0/2 stages · 0 %
      ━━━━━━━━━━━━━━────────────────  47 % · 5/11 stages · 0:08 · 30 stages/min
      "
    `);
    expect(draw(after(midway), 80, 1)).toMatchInlineSnapshot(`
      "
      ━━━━━━━━━━━━━━────────────────  47 % · 5/11 stages · 0:08 · 30 stages/min
      "
    `);
  });

  it('shows failures, and what does not run because of them', () => {
    const events: RunEvent[] = [
      ...midway,
      { type: 'stage-failed', stage: 'outer0/refit/lasso', message: 'no' },
      { type: 'stage-failed', stage: 'outer1/tune/lasso', message: 'no' },
      { type: 'stage-skipped', stage: 'outer1/refit/lasso', because: 'outer1/tune/lasso' },
      { type: 'stage-skipped', stage: 'report', because: 'outer1/tune/lasso' },
    ];
    expect(draw(after(events), 100, 30)).toMatchInlineSnapshot(`
      "
      ✔ 2 phases done  4 stages · 1 reused
      ✖ lasso  4 stages · 2 failed · 1 skipped · 0.0 s
      ⊘ 1 phase skipped: report
      ● mlp-sae  0/2 stages · 0 %
          waiting for another snpress, pid 123 on node7 (1 stage)
      ━━━━━━━━━━━━━━━━━━━━━━━━──────  81 % · 9/11 stages · 0:08 · 30 stages/min
      "
    `);
  });

  it('tells phases that have begun from those that are to come', () => {
    expect(draw(after([started('outer0/tune/lasso'), finished('outer0/tune/lasso')]), 80, 30)).toContain(
      '○ 1 phase begun: lasso 1/4\n○ 4 phases to come: simulate the data,',
    );
  });

  it('counts the stages that were given alone', () => {
    const tracker = trackRun(
      [
        { title: 'lasso', stages: ['a', 'b'] },
        { title: 'report', stages: [] },
      ],
      0,
    );
    tracker.apply(finished('a'), 1000);
    expect(draw(tracker.progress, 60, 10)).toContain('1/2 stages');
    expect(draw(tracker.progress, 60, 10)).not.toContain('report');
  });

  it('estimates by earlier runs, then by its own progress; the longest stage is the least', () => {
    const events = [started('simulate')];
    const left = (progress: RunProgress, workers: number): string | undefined =>
      /(about|over) .* left$/m.exec(draw(progress, 200, 1, workers))?.[0];
    expect(left(after(events), 2)).toBeUndefined();
    expect(
      left(
        after(events, (stage) => (stage === 'simulate' || stage.includes('outer0') ? 30 : undefined)),
        2,
      ),
    ).toBe('over 1 min 27 s left');
    // 11 stages, 10 of them of 10 s to come; 4 s are left of the running one.
    expect(
      left(
        after(events, () => 10),
        2,
      ),
    ).toBe('about 52 s left');
    expect(
      left(
        after(events, () => 10),
        100,
      ),
    ).toBe('about 4.0 s left');
    const half: RunEvent = { type: 'stage-progress', stage: 'simulate', done: 0.1 };
    expect(
      left(
        after([...events, half], () => 10),
        100,
      ),
    ).toBe('about 54 s left');
  });
});

it('is never wider nor higher than the terminal, whatever happens', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom('形質', '👩‍🔬 lab', 'naïve'),
  );
  const printable = name.map((text) => text.replaceAll(/\p{Cc}/gu, '_'));
  const stageEvent = fc.record({
    stage: fc.nat(),
    what: fc.constantFrom('started', 'progress', 'waiting', 'hit', 'finished', 'failed', 'skipped'),
    done: fc.double({ min: 0, max: 1, noNaN: true }),
    host: printable,
  });
  const paint = (_: string, text: string): string => `\u001b[32m${text}\u001b[39m`;
  fc.assert(
    fc.property(
      fc.array(fc.record({ title: printable, count: fc.nat(6) }), { minLength: 1, maxLength: 8 }),
      fc.array(stageEvent, { maxLength: 60 }),
      fc.integer({ min: 1, max: 130 }),
      fc.integer({ min: 0, max: 30 }),
      fc.nat(1e9),
      (shapes, events, columns, rows, now) => {
        const random = shapes.map(({ title, count }, at) => ({
          title,
          stages: Array.from({ length: count }, (_, i) => `${title}/${at}/${i}`),
        }));
        const ids = random.flatMap(({ stages }) => stages);
        const tracker = trackRun(random, 0, (id) => id.length);
        if (ids.length > 0)
          for (const { stage: index, what, done, host } of events) {
            const stage = ids[index % ids.length]!;
            tracker.apply(eventOf(stage, what, done, host), now / 2);
          }
        const lines = renderRun(tracker.progress, { columns, rows, now, workers: 2, paint });
        expect(lines.length).toBeLessThanOrEqual(rows);
        for (const line of lines) {
          expect(line).not.toContain('\n');
          expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        }
      },
    ),
  );
});

function eventOf(stage: string, what: string, done: number, host: string): RunEvent {
  switch (what) {
    case 'started':
      return started(stage, 100 * done);
    case 'progress':
      return { type: 'stage-progress', stage, done };
    case 'waiting':
      return { type: 'stage-waiting', stage, holder: { pid: 1, host } };
    case 'hit':
      return { type: 'stage-hit', stage, warnings: [] };
    case 'failed':
      return { type: 'stage-failed', stage, message: 'no' };
    case 'skipped':
      return { type: 'stage-skipped', stage, because: 'x' };
    default:
      return finished(stage);
  }
}
