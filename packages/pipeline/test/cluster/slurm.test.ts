import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Executor } from '../../src/index.js';
import { actions, from, output, stage, type BenchRun } from '../workbench.js';
import { hasSlurm, slurmBench, testCluster } from './slurm-bench.js';

const pair = (name: string) => [
  stage(`${name}1`, { parameters: { text: name, warning: `from ${name}` }, seed: `1/${name}` }),
  stage(`${name}2`, { inputs: { x: from(`${name}1`) } }),
];

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
  });

  /** Ends the run's pilots, and holds that nothing is left of them. */
  async function finish(running: Promise<BenchRun>, executor: Executor): Promise<BenchRun> {
    const result = await running.finally(() => executor.close());
    expect(await cluster.isEmpty()).toBe(true);
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
});
