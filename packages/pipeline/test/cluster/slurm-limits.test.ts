import { describe, expect, test } from 'vitest';
import { stage } from '../workbench.js';
import { hasSlurm, onCluster, pair } from './slurm-bench.js';

describe.skipIf(!hasSlurm)(
  'limits of a Slurm cluster (its programs are needed: slurmctld, slurmd, munged)',
  () => {
    const on = onCluster();

    test('a time limit that is too short is the reason that is given', async () => {
      const executor = on.bench.executor({ time: '00:01:00' }, { retries: 0 });
      const running = on.bench.run([on.bench.knock('a')], { executor });
      const [first] = await on.bench.begun(1);
      const [id] = on.cluster.slurm('squeue', '-h', '-n', first!.job, '-o', '%F').split('\n');
      on.cluster.slurm('scontrol', 'update', `jobid=${id}`, 'EndTime=now+1');
      const { failures } = await on.finish(running, executor);
      expect(failures[0]!.message).toMatch(
        /^stage "a": its pilot job was lost 1 times.* \(TIMEOUT, TimeLimit\)/,
      );
      expect(failures[0]!.message).toContain('DUE TO TIME LIMIT');
    });

    test('a stage that takes more memory than its job has fails with what Slurm says of it', async () => {
      const executor = on.bench.executor({ memory: 150 * 2 ** 20 }, { retries: 0 });
      const running = on.bench.run([stage('hog', { implementation: 'hog' })], { executor });
      const { failures } = await on.finish(running, executor);
      expect(failures[0]!.message).toMatch(/^stage "hog": its pilot job was lost 1 times/);
      expect(failures[0]!.message).toMatch(/memory|oom/i);
    });

    test('pilots that cannot start end the run, with their log', async () => {
      const executor = on.bench.executor({ setup: ['echo "no such module" >&2', 'exit 3'] });
      const { failures } = await on.finish(on.bench.run(pair('a'), { executor }), executor);
      expect(failures[0]!.message).toMatch(
        /^stage "a1": 3 pilot jobs have ended before they began to work \(FAILED, NonZeroExitCode\)[^]*no such module$/,
      );
    });

    test('what sbatch refuses is said', async () => {
      const executor = on.bench.executor({ partition: 'none' });
      const { failures } = await on.finish(on.bench.run(pair('a'), { executor }), executor);
      expect(failures[0]!.message).toMatch(/sbatch has refused: .*invalid partition/i);
    });
  },
);
