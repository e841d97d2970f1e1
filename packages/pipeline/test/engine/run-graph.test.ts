import { chmodSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore, RunAborted, type StageError } from '../../src/index.js';
import { actions, from, output, stage, workbench } from '../workbench.js';

const chain = (text: string, tail = 'tail') => [
  stage('ingest', { parameters: { text } }),
  stage('fit', { parameters: { text: 'fit' }, seed: '1/fit', inputs: { x: from('ingest') } }),
  stage('report', { parameters: { text: tail }, inputs: { model: from('fit') } }),
];

describe('runGraph', () => {
  test('runs stages in order, gives them what they ask for, and then only reuses', async () => {
    const bench = workbench();
    const first = await bench.run(chain('head'));
    expect(actions(first)).toEqual({ ingest: 'run', fit: 'run', report: 'run' });
    expect(output(first, 'report')).toBe('value: tail null (model=value: fit 1/fit (x=value: head null ()))');
    const second = await bench.run(chain('head'));
    expect(actions(second)).toEqual({ ingest: 'hit', fit: 'hit', report: 'hit' });
    expect(second.stages.map(({ outputs }) => outputs)).toEqual(first.stages.map(({ outputs }) => outputs));
    expect(bench.leftovers()).toEqual([]);
  });

  test('tells what happens in order', async () => {
    const bench = workbench();
    const stages = [stage('a', { parameters: { warning: '25 SNP ids are not unique' } })];
    const { events } = await bench.run(stages);
    expect(events).toMatchObject([
      { type: 'run-started', stages: 1 },
      { type: 'stage-started', stage: 'a', reasons: [{ kind: 'never-run' }] },
      { type: 'stage-progress', stage: 'a', done: 0.5 },
      { type: 'stage-warning', stage: 'a', message: '25 SNP ids are not unique' },
      { type: 'stage-finished', stage: 'a' },
      { type: 'run-finished', hits: 0, ran: 1 },
    ]);
    expect((await bench.run(stages)).events).toMatchObject([
      { type: 'run-started', stages: 1 },
      { type: 'stage-hit', stage: 'a', warnings: ['25 SNP ids are not unique'] },
      { type: 'run-finished', hits: 1, ran: 0 },
    ]);
  });

  test('stops where a rerun gives the bytes of before', async () => {
    const bench = workbench();
    const log = join(bench.folder, 'log');
    const stages = (name: string) => [
      stage('a', { parameters: { name, log, text: 'same' } }),
      stage('b', { inputs: { a: from('a') } }),
    ];
    await bench.run(stages('one'));
    expect(actions(await bench.run(stages('two')))).toEqual({ a: 'run', b: 'hit' });
  });

  test('does one computation once, under however many names and in however many experiments', async () => {
    const bench = workbench();
    const log = join(bench.folder, 'log');
    const twins = ['a', 'b', 'c'].map((id) => stage(id, { parameters: { name: 'twin', log } }));
    expect(Object.values(actions(await bench.run(twins))).sort()).toEqual(['hit', 'hit', 'run']);
    expect(actions(await bench.run(twins, { scope: 'another' }))).toEqual({ a: 'hit', b: 'hit', c: 'hit' });
    expect(readFileSync(log, 'utf8')).toBe('twin\n');
  });

  test('runs what is forced, and finds it the same', async () => {
    const bench = workbench();
    await bench.run(chain('head'));
    const forced = await bench.run(chain('head'), { force: ['fit'] });
    expect(actions(forced)).toEqual({ ingest: 'hit', fit: 'run', report: 'hit' });
    expect(forced.stages[1]!.reasons).toEqual([{ kind: 'forced' }]);
    expect(actions(await bench.run(chain('head'), { force: true }))).toEqual({
      ingest: 'run',
      fit: 'run',
      report: 'run',
    });
  });

  test('heals a damaged result with a warning, and without touching what depends on it', async () => {
    const bench = workbench();
    const first = await bench.run(chain('head'));
    const { path } = first.stages[1]!.outputs.value!;
    chmodSync(path, 0o644);
    truncateSync(path, 4);
    const second = await bench.run(chain('head'));
    expect(actions(second)).toEqual({ ingest: 'hit', fit: 'run', report: 'hit' });
    expect(second.stages[1]!.reasons).toMatchObject([{ kind: 'damaged' }]);
    expect(second.events).toContainEqual({
      type: 'store-warning',
      message:
        'The stored result of stage "fit" is damaged and is made anew: ' +
        `output "value" (${path} has 4 bytes instead of 40).`,
    });
    expect(readFileSync(path, 'utf8')).toBe('value: fit 1/fit (x=value: head null ())');
  });

  test('runs forced stages of one key once', async () => {
    const bench = workbench();
    const log = join(bench.folder, 'log');
    const twins = ['a', 'b'].map((id) => stage(id, { parameters: { name: 'twin', log } }));
    await bench.run(twins);
    await bench.run(twins, { force: true });
    expect(readFileSync(log, 'utf8')).toBe('twin\ntwin\n');
  });

  test('runs what was selected, and names the rest', async () => {
    const bench = workbench();
    const first = await bench.run(chain('head'), { until: ['fit'] });
    expect(actions(first)).toEqual({ ingest: 'run', fit: 'run' });
    expect(first.notSelected).toEqual(['report']);
    expect(first.events[0]).toEqual({ type: 'run-started', stages: 2, notSelected: 1 });
    const second = await bench.run(chain('head'), { from: ['fit'] });
    expect(actions(second)).toEqual({ ingest: 'hit', fit: 'run', report: 'run' });
    expect(actions(await bench.run(chain('head'), { only: ['report'], force: true }))).toEqual({
      ingest: 'hit',
      fit: 'hit',
      report: 'run',
    });
  });

  test('starts the longest path first, by what earlier runs took', async () => {
    const bench = workbench();
    const stages = [
      stage('short'),
      stage('long', { parameters: { text: 'long' } }),
      stage('after', { inputs: { x: from('short') } }),
    ];
    const order = async () =>
      (await bench.run(stages, { force: true })).events.flatMap((event) =>
        event.type === 'stage-started' ? event.stage : [],
      );
    expect(await order()).toEqual(['short', 'long', 'after']);
    const store = openStore(bench.directory);
    const history = store.history('test');
    history.remember('long', history.latest('long')!, 1000);
    store.close();
    expect(await order()).toEqual(['long', 'short', 'after']);
  });

  test('says who has a stage in hand that it waits for, and takes the result', async () => {
    const bench = workbench();
    const file = join(bench.folder, 'go');
    const stages = [stage('shared', { implementation: 'wait-for', parameters: { file } })];
    let second: ReturnType<typeof bench.run> | undefined;
    const first = await bench.run(stages, {
      onEvent(event) {
        if (event.type !== 'stage-started') return;
        second = bench.run(stages, {
          onEvent(event) {
            if (event.type === 'stage-waiting') writeFileSync(file, '');
          },
        });
      },
    });
    expect(actions(first)).toEqual({ shared: 'run' });
    expect((await second!).events).toMatchObject([
      { type: 'run-started' },
      { type: 'stage-waiting', stage: 'shared', holder: { pid: process.pid, host: hostname() } },
      { type: 'stage-hit', stage: 'shared' },
      { type: 'run-finished', hits: 1, ran: 0 },
    ]);
  });

  test('says that a stage which needs more memory than there is runs alone', async () => {
    const { events } = await workbench().run([stage('large', { memory: 3e9 })], { memory: 2e9 });
    expect(events).toContainEqual({
      type: 'stage-warning',
      stage: 'large',
      message: 'it needs 3000000000 bytes of memory, more than the limit of 2000000000, so it runs alone',
    });
  });

  test('says which stage is not deterministic', async () => {
    const bench = workbench();
    const stages = [
      stage('whimsical', { implementation: 'whim' }),
      stage('next', { inputs: { a: from('whimsical') } }),
    ];
    await bench.run(stages);
    const second = await bench.run(stages, { force: ['whimsical'] });
    expect(second.events.filter(({ type }) => type === 'store-warning')).toMatchInlineSnapshot(`
      [
        {
          "message": "Stage "whimsical" is not deterministic: the same code, inputs, parameters and seed have now given other bytes for "value". The new result is kept.",
          "type": "store-warning",
        },
      ]
    `);
    expect(second.nondeterministic).toEqual(['whimsical']);
    expect(actions(second)).toEqual({ whimsical: 'run', next: 'run' });
    const third = await bench.run(stages);
    expect(actions(third)).toEqual({ whimsical: 'hit', next: 'hit' });
    expect(third.stages[0]!.warnings).toEqual([
      'it is not deterministic: the same code, inputs, parameters and seed have given other bytes before',
    ]);
    expect(third.nondeterministic).toEqual([]);
  });

  test('says so too when a damaged result is made anew with other bytes, or when two runs force it', async () => {
    const bench = workbench();
    const stages = [stage('whimsical', { implementation: 'whim' })];
    const { stages: results } = await bench.run(stages);
    chmodSync(results[0]!.outputs.value!.path, 0o644);
    truncateSync(results[0]!.outputs.value!.path, 4);
    const healed = await bench.run(stages);
    expect(healed.nondeterministic).toEqual(['whimsical']);
    expect(healed.stages[0]!.reasons).toMatchObject([{ kind: 'damaged' }]);
    const racing = await Promise.all([
      bench.run(stages, { force: true }),
      bench.run(stages, { force: true }),
    ]);
    expect(racing.map(({ nondeterministic }) => nondeterministic)).toEqual([['whimsical'], ['whimsical']]);
  });

  test('refuses implementations that are not there before anything starts', async () => {
    const bench = workbench();
    const stages = [
      stage('a'),
      stage('b', { implementation: 'fti' }),
      stage('c', { implementation: 'toString' }),
      stage('d', { implementation: 'lost' }),
    ];
    const library = {
      concat: new URL('../fixtures/stages/concat.js', import.meta.url),
      lost: new URL('file:///nowhere/lost.js'),
    };
    await expect(bench.run(stages, { library })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [GraphError: The stage graph has 3 problems:
        - stage "b": there is no implementation "fti" (known: concat, lost)
        - stage "c": there is no implementation "toString" (known: concat, lost)
        - stage "d": the code of implementation "lost" cannot be read: ENOENT: no such file or directory, lstat '/nowhere']
    `);
    expect(existsSync(bench.directory)).toBe(false);
  });
});

describe('a failing stage', () => {
  const failing = [
    stage('good'),
    stage('bad', {
      implementation: 'fail',
      parameters: { message: 'alpha < 0', name: 'ModelError' },
      inputs: { x: from('good') },
    }),
    stage('after', { inputs: { x: from('bad') } }),
    stage('later', { inputs: { x: from('after'), y: from('good') } }),
    stage('independent', { inputs: { x: from('good') } }),
  ];

  test('ends the run when running stages have come to their end', async () => {
    const bench = workbench();
    const { events, failures, skipped, ...result } = await bench.run(failing);
    expect(actions(result)).toEqual({ good: 'run' });
    expect(failures).toHaveLength(1);
    expect(failures[0]!.message).toBe('stage "bad": alpha < 0');
    expect(failures[0]!.cause).toMatchObject({ name: 'ModelError', message: 'alpha < 0', code: 'E_TEST' });
    expect([...skipped].sort()).toEqual(['after', 'independent', 'later']);
    expect(events.filter(({ type }) => type === 'stage-failed')).toEqual([
      { type: 'stage-failed', stage: 'bad', message: 'alpha < 0' },
    ]);
    expect(bench.leftovers()).toEqual([]);
  });

  test('leaves what does not depend on it alone with keepGoing', async () => {
    const { events, ...result } = await workbench().run(failing, { keepGoing: true });
    expect(actions(result)).toEqual({ good: 'run', independent: 'run' });
    expect(result.skipped).toEqual(['after', 'later']);
    expect(events.filter(({ type }) => type === 'stage-skipped')).toEqual([
      { type: 'stage-skipped', stage: 'after', because: 'bad' },
      { type: 'stage-skipped', stage: 'later', because: 'bad' },
    ]);
  });

  test.each([
    ['leaves an output unwritten', stage('s', { implementation: 'forget', outputs: ['a', 'b', 'c'] })],
    ['has no function', stage('s', { implementation: 'no-function' })],
    ['reads a file that is not there', stage('s', { inputs: { genotypes: { file: '/nowhere/geno.txt' } } })],
  ])('that %s is told so', async (_, broken) => {
    const bench = workbench();
    const { failures, stages } = await bench.run([broken]);
    expect(stages).toEqual([]);
    expect(failures.map(({ message }: StageError) => message.replace(/file:.*\//, '…/'))).toMatchSnapshot();
    expect(bench.leftovers()).toEqual([]);
  });
});

describe("a user's file", () => {
  test('counts by its content', async () => {
    const bench = workbench();
    const file = join(bench.folder, 'genotypes.txt');
    const stages = [stage('ingest', { inputs: { genotypes: { file } } })];
    writeFileSync(file, 'AA');
    await bench.run(stages);
    writeFileSync(file, 'AA');
    expect(actions(await bench.run(stages))).toEqual({ ingest: 'hit' });
    writeFileSync(file, 'AB');
    const third = await bench.run(stages);
    expect(third.stages[0]!.reasons).toEqual([{ kind: 'input-changed', input: 'genotypes', file }]);
    expect(output(third, 'ingest')).toContain('genotypes=AB');
  });
});

test('an output that is a hard link is copied, so that nobody can change it by its other name', async () => {
  const bench = workbench();
  const result = await bench.run([
    stage('first', { parameters: { text: 'AA' } }),
    stage('pass', { implementation: 'link', inputs: { file: from('first') } }),
  ]);
  const [first, pass] = result.stages.map(({ outputs }) => outputs.value!.path);
  expect(output(result, 'pass')).toBe('value: AA null ()');
  expect(pass).toBe(first);
  expect(statSync(pass!).nlink).toBe(1);
});

describe('a cancelled run', () => {
  const stages = [stage('first'), stage('endless', { implementation: 'hang', inputs: { x: from('first') } })];

  test('drops the stages in flight, keeps the finished ones and says so', async () => {
    const bench = workbench();
    const controller = new AbortController();
    const running = bench.run(stages, {
      signal: controller.signal,
      onEvent(event) {
        if (event.type === 'stage-progress' && event.stage === 'endless') controller.abort();
      },
    });
    await expect(running).rejects.toThrow(RunAborted);
    await expect(running).rejects.toThrowErrorMatchingInlineSnapshot(
      `[RunAborted: The run was cancelled with 1 of 2 stages finished; they are kept, and running it again goes on from there.]`,
    );
    expect(bench.leftovers()).toEqual([]);
    expect((await bench.plan(stages)).stages.map(({ action }) => action)).toEqual(['hit', 'run']);
  });

  test('does not even start when it was cancelled before', async () => {
    const bench = workbench();
    await expect(bench.run(stages, { signal: AbortSignal.abort() })).rejects.toThrow('0 of 2 stages');
    expect(existsSync(bench.directory)).toBe(false);
  });
});
