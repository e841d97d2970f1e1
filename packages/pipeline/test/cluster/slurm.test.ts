import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { digestOf, type Executor } from '../../src/index.js';
import { actions, from, output, stage, type BenchRun } from '../workbench.js';
import { hasSlurm, pair, shortSilence, slurmBench, testCluster } from './slurm-bench.js';

describe.skipIf(!hasSlurm)('on a Slurm cluster (its programs are needed: slurmctld, slurmd, munged)', () => {
  let cluster: ReturnType<typeof testCluster>;
  let bench: Awaited<ReturnType<typeof slurmBench>>;

  beforeAll(() => {
    cluster = testCluster();
  });
  afterAll(() => {
    cluster.down();
  });
  beforeEach(async () => {
    bench = await slurmBench();
    return () => {
      cluster.reset();
    };
  });

  /** Ends the run's pilots, and holds that nothing is left of them. */
  async function finish(running: Promise<BenchRun>, executor: Executor): Promise<BenchRun> {
    const result = await running.finally(() => executor.close());
    expect(await cluster.leftovers()).toBe('');
    expect(bench.leftovers()).toEqual([]);
    return result;
  }

  const whys = ({ events }: BenchRun) =>
    events.flatMap((event) => (event.type === 'stage-queued' && event.why !== undefined ? [event.why] : []));

  test('a run gives the bytes of a local one, then everything is reused', async () => {
    const stages = ['a', 'b', 'c'].flatMap(pair);
    const executor = bench.executor({ pilots: 2, cpus: 2 });
    const result = await finish(bench.run(stages, { executor }), executor);
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
    const again = await bench.run(stages);
    expect(new Set(Object.values(actions(again)))).toEqual(new Set(['hit']));
  });

  test('a stage that fails keeps its error', async () => {
    const failing = stage('bad', {
      implementation: 'fail',
      parameters: { message: 'alpha < 0', name: 'ModelError' },
    });
    const executor = bench.executor();
    const { failures } = await finish(bench.run([failing], { executor }), executor);
    expect(failures[0]!.message).toBe('stage "bad": alpha < 0');
    expect(failures[0]!.cause).toMatchObject({ name: 'ModelError', code: 'E_TEST' });
    expect(failures[0]!.cause.stack).toContain('stages/fail.js');
  });

  test('a stage whose pilot is cancelled is given to another', async () => {
    const executor = bench.executor();
    const running = bench.run([bench.knock('a')], { executor });
    const [first] = await bench.begun(1);
    cluster.slurm('scancel', `--name=${first!.job}`);
    await bench.begun(2);
    bench.openGate();
    const result = await finish(running, executor);
    expect(output(result, 'a')).toBe('after a');
    expect(whys(result)).toEqual([expect.stringMatching(/^its pilot job was lost on .* \(CANCELLED/)]);
  });

  test('a preempted pilot is not waited for', async () => {
    const executor = bench.executor({ partition: 'low' });
    const running = bench.run([bench.knock('a')], { executor });
    await bench.begun(1);
    cluster.slurm(
      'sbatch',
      '--nodes=2',
      '--exclusive',
      '--job-name=rival',
      '--output=/dev/null',
      '--wrap=sleep 1000',
    );
    while (!cluster.slurm('squeue', '-h', '-n', 'rival', '-t', 'running').includes('rival'))
      await setTimeout(50);
    cluster.slurm('scancel', '--name=rival');
    await bench.begun(2);
    bench.openGate();
    const result = await finish(running, executor);
    expect(output(result, 'a')).toBe('after a');
    expect(whys(result)).toEqual([expect.stringMatching(/^its pilot job was lost on .* \(it was requeued/)]);
  });

  test('a node that is down loses its pilot, and another one gets the stage', async () => {
    const executor = bench.executor();
    const running = bench.run([bench.knock('a')], { executor });
    const [first] = await bench.begun(1);
    cluster.slurm('scontrol', 'update', `nodename=${first!.node}`, 'state=down', 'reason=test');
    const [, second] = await bench.begun(2);
    bench.openGate();
    cluster.slurm('scontrol', 'update', `nodename=${first!.node}`, 'state=resume');
    expect(output(await finish(running, executor), 'a')).toBe('after a');
    expect(second!.node).not.toBe(first!.node);
  });

  test('a killed slurmd harms no stage that runs; a node that is dead is noticed by its silence', async () => {
    const executor = bench.executor({}, shortSilence);
    const running = bench.run([bench.knock('a'), bench.knock('b', { inputs: { x: from('a') } })], {
      executor,
    });
    const [first] = await bench.begun(1);
    cluster.kill(`slurmd-${first!.node}`);
    process.kill(first!.pid, 'SIGKILL');
    await bench.begun(2);
    bench.openGate();
    const result = await running;
    cluster.up();
    expect(output(await finish(Promise.resolve(result), executor), 'b')).toBe('after b');
    expect(whys(result)).toEqual([expect.stringMatching(/^its pilot job was lost on .*/)]);
  });

  test('while slurmctld is away, pilots go on', { timeout: 150_000 }, async () => {
    const executor = bench.executor({ pilots: 2 }, shortSilence);
    const first = bench.run([bench.knock('a')], { executor });
    await bench.begun(1);
    cluster.kill('slurmctld');
    bench.openGate();
    const running = first.then(() => bench.run(['b', 'c', 'd'].flatMap(pair), { executor }));
    expect(output(await first, 'a')).toBe('after a');
    cluster.up();
    const result = await finish(running, executor);
    expect(new Set(Object.values(actions(result)))).toEqual(new Set(['run']));
  });

  test('a cancelled run leaves nothing behind', async () => {
    const executor = bench.executor();
    const controller = new AbortController();
    const running = bench.run([bench.knock('a')], { executor, signal: controller.signal });
    await bench.begun(1);
    controller.abort();
    await expect(finish(running, executor)).rejects.toThrow('0 of 1 stages finished');
    expect(await cluster.leftovers()).toBe('');
  });

  test.each(['at once', 'later'])('a driver that was killed is followed by another %s', async (when) => {
    const victim = bench.startDriver(shortSilence);
    await bench.begun(1);
    victim.kill();
    await expect(victim.ended).rejects.toMatchObject({ signal: 'SIGKILL' });
    if (when === 'later') expect(await cluster.leftovers()).toBe('');
    const follower = bench.startDriver();
    await bench.begun(2);
    bench.openGate();
    const { digests, failures } = JSON.parse(await follower.ended) as {
      digests: string[];
      failures: string[];
    };
    expect(failures).toEqual([]);
    expect(digests).toEqual([digestOf('after a'), digestOf('value:  null (x=after a)')]);
    expect(await cluster.leftovers()).toBe('');
    expect(bench.leftovers()).toEqual([]);
  });
});
