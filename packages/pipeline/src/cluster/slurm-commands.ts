import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { SlurmProfile } from '../executor/slurm-profile.js';
import { pilotName } from './pilot-files.js';
import { errorCode } from '../store/store-error.js';

/** Where Slurm's own words are in an answer. */
const separator = '\u001f';

/** What Slurm says of one task of an array job. */
export interface QueuedJob {
  readonly pilot: string;
  /** `PENDING`, `RUNNING`, `TIMEOUT`, … */
  readonly state: string;
  /** Why it is where it is, in a word of Slurm's. */
  readonly reason: string;
  /** What is left of its time, in milliseconds; infinite where there is no limit. */
  readonly timeLeft: number;
}

/** Slurm has refused; what it says is the message. */
export class SlurmError extends Error {
  override readonly name = 'SlurmError';

  /** @param isPassing whether it may answer the next time */
  constructor(
    message: string,
    readonly isPassing: boolean,
  ) {
    super(message);
  }
}

/** The batch script: what the profile wants to be done first, and then its arguments, as they are. */
export function batchScript({ setup = [] }: SlurmProfile): string {
  return ['#!/bin/sh', ...setup, 'exec "$@"', ''].join('\n');
}

/** The arguments of sbatch that submit `count` pilots as one array job. */
export function sbatchArguments(
  profile: SlurmProfile,
  { job, count, folder, script }: { job: string; count: number; folder: string; script: string },
): readonly string[] {
  const { partition, account, time, cpus = 1, memory, setup = [], args = [], logs } = profile;
  return [
    '--parsable',
    '--requeue',
    `--array=1-${count}`,
    `--job-name=${job}`,
    `--chdir=${folder}`,
    `--output=${(logs ?? folder).replaceAll('%', '%%')}/${job}.%a.log`,
    '--open-mode=append',
    '--ntasks=1',
    `--cpus-per-task=${cpus}`,
    ...(partition === undefined ? [] : [`--partition=${partition}`]),
    ...(account === undefined ? [] : [`--account=${account}`]),
    ...(time === undefined ? [] : [`--time=${time}`]),
    ...(memory === undefined ? [] : [`--mem=${Math.ceil(memory / 2 ** 20)}M`]),
    ...args,
    script,
    setup.length > 0 ? 'node' : process.execPath,
    fileURLToPath(new URL('./pilot-main.js', import.meta.url)),
    folder,
    job,
  ];
}

/** Submits an array job. */
export async function submit(args: readonly string[]): Promise<void> {
  await slurm('sbatch', args);
}

/** What Slurm says of these array jobs, those that have ended a short while ago among them. One call, however many there are. */
export async function queueOf(jobs: readonly string[]): Promise<readonly QueuedJob[]> {
  const format = ['%j', '%K', '%T', '%r', '%L'].join(separator);
  const answer = await slurm('squeue', ['-r', '-h', '-t', 'all', '-n', jobs.join(','), '-o', format]);
  return answer.split('\n').flatMap((line) => {
    const [job, index, state, reason, left] = line.split(separator);
    if (job === undefined || left === undefined) return [];
    return [
      { pilot: pilotName(job, index!), state: state!, reason: reason!, timeLeft: milliseconds(left.trim()) },
    ];
  });
}

/** Ends an array job, whether it runs or waits. */
export async function cancel(job: string): Promise<void> {
  await slurm('scancel', [`--name=${job}`]);
}

/** `1-02:03:04`, `02:03:04` or `03:04` in milliseconds; anything else is no limit. */
function milliseconds(time: string): number {
  const [, days = 0, hours = 0, minutes, seconds] = /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+)$/.exec(time) ?? [];
  if (seconds === undefined) return Infinity;
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}

const passing = /contact|timed? ?out|temporarily|connect|communication|not responding|slurm_receive_msg/i;

async function slurm(command: string, args: readonly string[]): Promise<string> {
  // What the user wants squeue to show is not what is to be read here.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(SQUEUE|SCANCEL)_/.test(name)),
  );
  try {
    return (await promisify(execFile)(command, args, { env, maxBuffer: 2 ** 26, timeout: 60_000 })).stdout;
  } catch (error) {
    if (errorCode(error) === 'ENOENT')
      throw new SlurmError(
        `There is no ${command} here: run it on a login node of the cluster, or load its module.`,
        false,
      );
    const { stderr = '', killed } = error as { stderr?: string; killed?: boolean };
    const said = stderr.trim() || (error as Error).message;
    throw new SlurmError(`${command} has refused: ${said}`, killed === true || passing.test(said));
  }
}
