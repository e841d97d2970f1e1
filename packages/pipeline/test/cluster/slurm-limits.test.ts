import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Executor } from '../../src/index.js';
import { stage, type BenchRun } from '../workbench.js';
import { hasSlurm, pair, slurmBench, testCluster } from './slurm-bench.js';

describe.skipIf(!hasSlurm)(
  'limits of a Slurm cluster (its programs are needed: slurmctld, slurmd, munged)',
  () => {
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

    test('a time limit that is too short is the reason that is given', async () => {
      const executor = bench.executor({ time: '00:01:00' }, { retries: 0 });
      const running = bench.run([bench.knock('a')], { executor });
      const [first] = await bench.begun(1);
      const [id] = cluster.slurm('squeue', '-h', '-n', first!.job, '-o', '%F').split('\n');
      cluster.slurm('scontrol', 'update', `jobid=${id}`, 'EndTime=now+1');
      const { failures } = await finish(running, executor);
      expect(failures[0]!.message).toMatch(
        /^stage "a": its pilot job was lost 1 times.* \(TIMEOUT, TimeLimit\)/,
      );
      expect(failures[0]!.message).toContain('DUE TO TIME LIMIT');
    });

    test('a stage that takes more memory than its job has fails with what Slurm says of it', async () => {
      const executor = bench.executor({ memory: 150 * 2 ** 20 }, { retries: 0 });
      const running = bench.run([stage('hog', { implementation: 'hog' })], { executor });
      const { failures } = await finish(running, executor);
      expect(failures[0]!.message).toMatch(/^stage "hog": its pilot job was lost 1 times/);
      expect(failures[0]!.message).toMatch(/memory|oom/i);
    });

    test('pilots that cannot start end the run, with their log', async () => {
      const executor = bench.executor({ setup: ['echo "no such module" >&2', 'exit 3'] });
      const { failures } = await finish(bench.run(pair('a'), { executor }), executor);
      expect(failures[0]!.message).toMatch(
        /^stage "a1": 3 pilot jobs have ended before they began to work \(FAILED, NonZeroExitCode\)[^]*no such module$/,
      );
    });

    test('what sbatch refuses is said', async () => {
      const executor = bench.executor({ partition: 'none' });
      const { failures } = await finish(bench.run(pair('a'), { executor }), executor);
      expect(failures[0]!.message).toMatch(/sbatch has refused: .*invalid partition/i);
    });
  },
);
