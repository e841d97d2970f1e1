import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/index.js';
import { actions, from, output, stage, temporaryFolder, type BenchRun } from '../workbench.js';
import { hasSlurm, onCluster, pair, shortSilence, slurmBench } from './slurm-bench.js';

describe.skipIf(!hasSlurm)('on a Slurm cluster (its programs are needed: slurmctld, slurmd, munged)', () => {
  const on = onCluster();

  const whys = ({ events }: BenchRun) =>
    events.flatMap((event) => (event.type === 'stage-queued' && event.why !== undefined ? [event.why] : []));

  test('a run gives the bytes of a local one, then everything is reused', async () => {
    const stages = ['a', 'b', 'c'].flatMap(pair);
    const logs = join(temporaryFolder(), 'not there', 'yet');
    const executor = on.bench.executor({ pilots: 2, cpus: 2, logs });
    const result = await on.finish(on.bench.run(stages, { executor }), executor);
    expect(readdirSync(logs)).toContainEqual(expect.stringMatching(/^snpress-.*\.log$/));
    const local = await (await slurmBench()).run(stages);
    expect(result.stages.map(({ outputs }) => outputs.value!.digest)).toEqual(
      local.stages.map(({ outputs }) => outputs.value!.digest),
    );
    expect(result.stages.map(({ warnings }) => warnings)).toEqual(
      local.stages.map(({ warnings }) => warnings),
    );
    const told = result.events.flatMap((event) =>
      'stage' in event && event.stage === 'a1' ? [event.type] : [],
    );
    expect(told.filter((type) => type !== 'stage-progress')).toEqual([
      'stage-queued',
      'stage-started',
      'stage-warning',
      'stage-finished',
    ]);
    const again = await on.bench.run(stages);
    expect(new Set(Object.values(actions(again)))).toEqual(new Set(['hit']));
  });

  test('a stage that fails keeps its error', async () => {
    const failing = stage('bad', {
      implementation: 'fail',
      parameters: { message: 'alpha < 0', name: 'ModelError' },
    });
    const executor = on.bench.executor();
    const { failures } = await on.finish(on.bench.run([failing], { executor }), executor);
    expect(failures[0]!.message).toBe('stage "bad": alpha < 0');
    expect(failures[0]!.cause).toMatchObject({ name: 'ModelError', code: 'E_TEST' });
    expect(failures[0]!.cause.stack).toContain('stages/fail.js');
  });

  test('a stage whose pilot is cancelled is given to another', async () => {
    const executor = on.bench.executor();
    const running = on.bench.run([on.bench.knock('a')], { executor });
    const [first] = await on.bench.begun(1);
    on.cluster.slurm('scancel', `--name=${first!.job}`);
    await on.bench.begun(2);
    on.bench.openGate();
    const result = await on.finish(running, executor);
    expect(output(result, 'a')).toBe('after a');
    expect(whys(result)).toEqual([expect.stringMatching(/^its pilot job was lost on .* \(CANCELLED/)]);
  });

  test('a preempted pilot is not waited for', async () => {
    const executor = on.bench.executor({ partition: 'low' });
    const running = on.bench.run([on.bench.knock('a')], { executor });
    await on.bench.begun(1);
    on.cluster.slurm(
      'sbatch',
      '--nodes=2',
      '--exclusive',
      '--job-name=rival',
      '--output=/dev/null',
      '--wrap=sleep 1000',
    );
    while (!on.cluster.slurm('squeue', '-h', '-n', 'rival', '-t', 'running').includes('rival'))
      await setTimeout(50);
    on.cluster.slurm('scancel', '--name=rival');
    await on.bench.begun(2);
    on.bench.openGate();
    const result = await on.finish(running, executor);
    expect(output(result, 'a')).toBe('after a');
    expect(whys(result)).toEqual([expect.stringMatching(/^its pilot job was lost on .* \(it was requeued/)]);
  });

  test('a node that is down loses its pilot, and another one gets the stage', async () => {
    const executor = on.bench.executor();
    const running = on.bench.run([on.bench.knock('a')], { executor });
    const [first] = await on.bench.begun(1);
    on.cluster.slurm('scontrol', 'update', `nodename=${first!.node}`, 'state=down', 'reason=test');
    const [, second] = await on.bench.begun(2);
    on.bench.openGate();
    on.cluster.slurm('scontrol', 'update', `nodename=${first!.node}`, 'state=resume');
    expect(output(await on.finish(running, executor), 'a')).toBe('after a');
    expect(second!.node).not.toBe(first!.node);
  });

  test('a killed slurmd harms no stage that runs; a node that is dead is noticed by its silence', async () => {
    const executor = on.bench.executor({}, shortSilence);
    const running = on.bench.run([on.bench.knock('a'), on.bench.knock('b', { inputs: { x: from('a') } })], {
      executor,
    });
    const [first] = await on.bench.begun(1);
    on.cluster.killNode(first!.node);
    process.kill(first!.pid, 'SIGKILL');
    await on.bench.begun(2);
    on.bench.openGate();
    const result = await running;
    on.cluster.up();
    expect(output(await on.finish(Promise.resolve(result), executor), 'b')).toBe('after b');
    expect(whys(result)).toEqual([expect.stringMatching(/^its pilot job was lost on .*/)]);
  });

  test('while slurmctld is away, pilots go on', { timeout: 150_000 }, async () => {
    const executor = on.bench.executor({ pilots: 2 }, shortSilence);
    const first = on.bench.run([on.bench.knock('a')], { executor });
    await on.bench.begun(1);
    await on.cluster.endController();
    on.bench.openGate();
    const running = first.then(() => on.bench.run(['b', 'c', 'd'].flatMap(pair), { executor }));
    expect(output(await first, 'a')).toBe('after a');
    on.cluster.up();
    const result = await on.finish(running, executor);
    expect(new Set(Object.values(actions(result)))).toEqual(new Set(['run']));
  });

  test('a cancelled run leaves nothing behind', async () => {
    const executor = on.bench.executor();
    const controller = new AbortController();
    const running = on.bench.run([on.bench.knock('a')], { executor, signal: controller.signal });
    await on.bench.begun(1);
    controller.abort();
    await expect(on.finish(running, executor)).rejects.toThrow('0 of 1 stages finished');
    expect(await on.cluster.leftovers()).toBe('');
  });

  test.each(['at once', 'later'])('a driver that was killed is followed by another %s', async (when) => {
    const victim = on.bench.startDriver(shortSilence);
    await on.bench.begun(1);
    victim.kill();
    await expect(victim.ended).rejects.toMatchObject({ signal: 'SIGKILL' });
    if (when === 'later') expect(await on.cluster.leftovers()).toBe('');
    const follower = on.bench.startDriver();
    await on.bench.begun(2);
    on.bench.openGate();
    const { digests, failures } = JSON.parse(await follower.ended) as {
      digests: string[];
      failures: string[];
    };
    expect(failures).toEqual([]);
    expect(digests).toEqual([digestOf('after a'), digestOf('value:  null (x=after a)')]);
    expect(await on.cluster.leftovers()).toBe('');
    expect(on.bench.leftovers()).toEqual([]);
  });
});
