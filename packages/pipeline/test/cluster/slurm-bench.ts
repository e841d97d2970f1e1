import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { Executor, Stage } from '../../src/index.js';
import type { SlurmProfile } from '../../src/executor/slurm-profile.js';
import type { createSlurmExecutor } from '../../src/cluster/slurm-executor.js';
import { built } from '../built.js';
import { type BenchRun, from, stage, temporaryFolder, workbench } from '../workbench.js';

const script = fileURLToPath(new URL('../../../../tools/slurm/test-cluster.sh', import.meta.url));

/** Whether Slurm's programs are installed. */
export const hasSlurm = ['slurmctld', 'slurmd', 'munged'].every((program) =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program))),
);

/** Quick enough for tests; on a busy machine, too, silence means something only where a test is about it. */
const pace = { beat: 200, silent: 60_000, watch: 400, watchSoon: 150, retries: 3 };
/** Where a test is about silence. */
export const shortSilence = { silent: 3_000 };

/** Whether a process is there and no zombie, which one that was started by a program that has ended may stay. */
function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** A cluster of two nodes with two cores each, on this machine. */
function testCluster() {
  const state = mkdtempSync(join(tmpdir(), 'slurm-'));
  const up = () => {
    execFileSync(script, ['up', state], { stdio: 'pipe' });
    process.env.SLURM_CONF = join(state, 'slurm.conf');
  };
  up();
  const pidOf = (daemon: string) => Number(readFileSync(join(state, 'pids', daemon), 'utf8').split(' ')[0]);
  const slurm = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    slurm,
    /** Starts what is not running. */
    up,
    down: () => execFileSync(script, ['down', state], { stdio: 'pipe' }),
    /** Kills the slurmd of a node. */
    killNode(node: string) {
      process.kill(pidOf(`slurmd-${node}`), 'SIGKILL');
    },
    /**
     * Ends slurmctld, which first writes down what it knows. Killed outright it forgets the last seconds: ended jobs come back and numbers
     * are given twice, upon which the node of such a job is drained.
     */
    async endController(): Promise<void> {
      const pid = pidOf('slurmctld');
      process.kill(pid, 'SIGTERM');
      while (isAlive(pid)) await setTimeout(20);
    },
    /** Resolves with what is left in the queue, when nothing is or it has been waited for long enough. */
    async leftovers(): Promise<string> {
      for (let tries = 0; tries < 100 && slurm('squeue', '-h') !== ''; tries++) await setTimeout(200);
      return slurm('squeue', '-h');
    },
    /** Whatever a test has done to it: everything runs, all nodes are up, no job is left. */
    reset() {
      up();
      slurm('scancel', '--user=root');
      for (const node of ['n1', 'n2'])
        if (/down|drain/i.test(slurm('sinfo', '-h', '-n', node, '-o', '%T')))
          slurm('scontrol', 'update', `nodename=${node}`, 'state=resume');
    },
  };
}

/** Starts a program of Node's, which can be killed. */
function start(args: readonly string[]) {
  const running = promisify(execFile)(process.execPath, args);
  const ended = running.then(({ stdout }) => stdout);
  ended.catch(() => undefined);
  return { ended, kill: () => running.child.kill('SIGKILL') };
}

/** A stage that warns, and one that reads from it. */
export const pair = (name: string) => [
  stage(`${name}1`, { parameters: { text: name, warning: `from ${name}` }, seed: `1/${name}` }),
  stage(`${name}2`, { inputs: { x: from(`${name}1`) } }),
];

/** What a stage of the `knock` implementation has told of itself. */
export interface Knock {
  readonly name: string;
  readonly pid: number;
  readonly job: string;
  readonly index: string;
  readonly node: string;
}

/** A store in a folder of a name that shells trip over, and executors that use it. */
export async function slurmBench() {
  const { createSlurmExecutor: create } = (await import(built('dist/cluster/slurm-executor.js'))) as {
    createSlurmExecutor: typeof createSlurmExecutor;
  };
  const folder = join(temporaryFolder(), `it's a "folder" $HOME %a;`);
  mkdirSync(folder);
  const bench = workbench(folder);
  const shared = join(folder, 'shared');
  const log = join(folder, 'log');
  const gate = join(folder, 'gate');
  /** A last line that is being written has no end yet. */
  const knocks = (): readonly Knock[] =>
    existsSync(log)
      ? readFileSync(log, 'utf8')
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Knock)
      : [];
  return {
    ...bench,
    executor(profile: SlurmProfile = {}, changes: Partial<typeof pace> = {}): Executor {
      const sharedFolder = () => {
        rmSync(shared, { recursive: true, force: true });
        mkdirSync(shared);
        return shared;
      };
      const options = { profile: { pilots: 1, ...profile }, sharedFolder };
      return create(options, { ...pace, ...changes });
    },
    /** A stage that tells when it has begun and waits for the gate. */
    knock: (name: string, changes: Partial<Stage> = {}): Stage =>
      stage(name, { implementation: 'knock', parameters: { name, log, gate }, ...changes }),
    /** Resolves with what has begun, once so many have. */
    async begun(count: number): Promise<readonly Knock[]> {
      while (knocks().length < count) await setTimeout(20);
      return knocks();
    },
    /** Starts a run in a process of its own, which ends with its result. */
    startDriver(changes: Partial<typeof pace> = {}) {
      const program = fileURLToPath(new URL('../fixtures/run-on-slurm.js', import.meta.url));
      return start([program, bench.directory, log, gate, JSON.stringify({ ...pace, ...changes })]);
    },
    openGate() {
      writeFileSync(gate, '');
    },
  };
}

/** A cluster for the tests of a block, and for each of them a bench of its own. */
export function onCluster() {
  const on = {} as {
    cluster: ReturnType<typeof testCluster>;
    bench: Awaited<ReturnType<typeof slurmBench>>;
  };
  beforeAll(() => {
    on.cluster = testCluster();
  });
  afterAll(() => {
    on.cluster.down();
  });
  beforeEach(async () => {
    on.bench = await slurmBench();
    return () => {
      on.cluster.reset();
    };
  });
  return {
    get cluster() {
      return on.cluster;
    },
    get bench() {
      return on.bench;
    },
    /** Ends the run's pilots, and holds that nothing is left of them. */
    async finish(running: Promise<BenchRun>, executor: Executor): Promise<BenchRun> {
      const result = await running.finally(() => executor.close());
      expect(await on.cluster.leftovers()).toBe('');
      expect(on.bench.leftovers()).toEqual([]);
      return result;
    },
  };
}
