import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as pipeline from '../../src/index.js';
import { built } from '../built.js';
import { actions, from, output, stage, workbench } from '../workbench.js';

type Package = typeof pipeline;

let executor: pipeline.Executor;
let createLocalExecutor: Package['createLocalExecutor'];

// Worker threads run the build; Vitest runs the sources.
beforeAll(async () => {
  ({ createLocalExecutor } = (await import(built('dist/index.js'))) as Package);
  executor = createLocalExecutor({ workers: 2, heapMegabytes: 64 });
});

afterAll(() => executor.close());

describe('the local executor', () => {
  test('gives the bytes of the inline executor, and tells the same events', async () => {
    const stages = ['a', 'b', 'c', 'd'].flatMap((id) => [
      stage(id, { parameters: { text: id, warning: `from ${id}` }, seed: `1/${id}` }),
      stage(`${id}2`, { inputs: { x: from(id) } }),
    ]);
    const threaded = await workbench().run(stages, { executor });
    const inline = await workbench().run(stages);
    expect(threaded.stages.map(({ outputs }) => outputs.value!.digest)).toEqual(
      inline.stages.map(({ outputs }) => outputs.value!.digest),
    );
    expect(threaded.stages.map(({ warnings }) => warnings)).toEqual(
      inline.stages.map(({ warnings }) => warnings),
    );
    const progress = threaded.events.filter(({ type }) => type === 'stage-progress');
    expect(progress).toHaveLength(stages.length);
  });

  test('starts its threads without a word to the terminal', () => {
    const program = `
      import { createLocalExecutor } from ${JSON.stringify(built('dist/index.js'))};
      const executor = createLocalExecutor({ workers: 1 });
      const task = { module: new URL('file:///nothing.js'), stage: 'a', parameters: null, seed: null, inputs: {}, outputs: {} };
      await executor.execute(task, { signal: new AbortController().signal }).catch(() => undefined);
      await executor.close();`;
    const args = ['--input-type=module', '--eval', program];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('runs stages at the same time', async () => {
    const stages = ['a', 'b'].map((id) => stage(id, { parameters: { wait: 300, text: id } }));
    const { events } = await workbench().run(stages, { executor });
    expect(events.map(({ type }) => type).filter((type) => type !== 'stage-progress')).toEqual([
      'run-started',
      'stage-started',
      'stage-started',
      'stage-finished',
      'stage-finished',
      'run-finished',
    ]);
  });

  test('keeps name, message, code and stack of an error', async () => {
    const failing = stage('bad', {
      implementation: 'fail',
      parameters: { message: 'alpha < 0', name: 'ModelError' },
    });
    const { failures } = await workbench().run([failing], { executor });
    expect(failures[0]!.message).toBe('stage "bad": alpha < 0');
    expect(failures[0]!.cause).toMatchObject({ name: 'ModelError', message: 'alpha < 0', code: 'E_TEST' });
    expect(failures[0]!.cause.stack).toContain('stages/fail.js');
  });

  test.each([
    ['throws when nobody waits for it', 'throw-later', 'stage "lost": its worker thread died (too late)'],
    ['exits', 'exit', 'stage "lost": its worker thread died (worker exited with code: 7)'],
    [
      'runs out of memory',
      'hog',
      'stage "lost": its worker thread ran out of memory: run with fewer workers or a larger heap ' +
        '(node --max-old-space-size)',
    ],
  ])('names the stage whose thread %s, and others go on', async (_, implementation, message) => {
    const bench = workbench();
    const stages = [
      stage('lost', { implementation }),
      ...['a', 'b', 'c'].map((id) => stage(id, { parameters: { wait: 50, text: id } })),
    ];
    const { failures, ...result } = await bench.run(stages, { executor, keepGoing: true });
    expect(failures.map((failure) => failure.message)).toEqual([message]);
    expect(actions(result)).toEqual({ a: 'run', b: 'run', c: 'run' });
    expect(bench.leftovers()).toEqual([]);
  });

  test('puts a new thread in the place of one that died', async () => {
    const single = createLocalExecutor({ workers: 1 });
    const stages = [
      stage('exits', { implementation: 'exit' }),
      stage('fails', { implementation: 'fail', parameters: { message: 'alpha < 0' } }),
      ...['a', 'b'].map((id) => stage(id, { parameters: { text: id } })),
    ];
    const result = await workbench().run(stages, { executor: single, keepGoing: true });
    await single.close();
    expect(actions(result)).toEqual({ a: 'run', b: 'run' });
    expect(result.failures.map(({ stage }) => stage)).toEqual(['exits', 'fails']);
  });

  test('without keepGoing, lets the stage in flight end and starts no other', async () => {
    const bench = workbench();
    const file = join(bench.folder, 'go');
    const stages = [
      stage('slow', { implementation: 'wait-for', parameters: { file } }),
      stage('after', { inputs: { x: from('slow') } }),
      stage('lost', { implementation: 'exit' }),
      stage('idle'),
    ];
    const { failures, skipped, ...result } = await bench.run(stages, {
      executor,
      onEvent(event) {
        if (event.type === 'stage-failed') writeFileSync(file, '');
      },
    });
    expect(actions(result)).toEqual({ slow: 'run' });
    expect(failures.map(({ stage }) => stage)).toEqual(['lost']);
    expect([...skipped].sort()).toEqual(['after', 'idle']);
    expect(bench.leftovers()).toEqual([]);
  });

  test('drops even a stage that never gives the thread back', async () => {
    const controller = new AbortController();
    const bench = workbench();
    const running = bench.run([stage('endless', { implementation: 'spin' })], {
      executor,
      signal: controller.signal,
      onEvent(event) {
        if (event.type === 'stage-progress') controller.abort();
      },
    });
    await expect(running).rejects.toThrow('cancelled with 0 of 1 stages finished');
    expect(bench.leftovers()).toEqual([]);
    expect(actions(await bench.run([stage('a')], { executor }))).toEqual({ a: 'run' });
  });

  test('drops a stage in flight when the run is cancelled, and can be used again', async () => {
    const bench = workbench();
    const controller = new AbortController();
    const running = bench.run([stage('endless', { implementation: 'hang' })], {
      executor,
      signal: controller.signal,
      onEvent(event) {
        if (event.type === 'stage-progress') controller.abort();
      },
    });
    await expect(running).rejects.toThrow('cancelled with 0 of 1 stages finished');
    expect(bench.leftovers()).toEqual([]);
    expect(existsSync(join(bench.directory, 'records'))).toBe(false);
    const after = await bench.run([stage('a', { parameters: { text: 'again' } })], { executor });
    expect(output(after, 'a')).toBe('value: again null ()');
  });

  test('starts no thread and loads no pool when every stage is a hit', async () => {
    const bench = workbench();
    const stages = [stage('a')];
    await bench.run(stages, { executor });
    const idle = createLocalExecutor({ workers: 1 });
    expect(actions(await bench.run(stages, { executor: idle }))).toEqual({ a: 'hit' });
    await idle.close();
    expect(readFileSync(new URL(built('dist/executor/local-executor.js')), 'utf8')).not.toMatch(
      /^import .* from 'piscina'/m,
    );
  });

  test('refuses a number of workers that is none', () => {
    expect(() => createLocalExecutor({ workers: 0 })).toThrow(
      'workers is 0; it must be a whole number of at least 1',
    );
  });
});
