import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SlurmProfile } from '../executor/slurm-profile.js';
import { digestOf } from '../key/digest.js';
import type { Store } from '../store/store.js';
import type { NodeCheck } from './check-node.js';
import { createSlurmExecutor } from './slurm-executor.js';

/** What a job on a node of a cluster has found. */
export interface CheckedCluster {
  readonly machine: string;
  /** How long the job was in the queue, in seconds. */
  readonly waited: number;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  /** By how many seconds its clock is ahead of the one here, as far as that can be told. */
  readonly ahead: number;
}

/**
 * Submits one job, which sees to it that a node has the same Node and the same code as this machine, and that it reads and writes
 * the store.
 *
 * @throws an error in words where one of that is not so, or Slurm refuses.
 */
export async function checkCluster(
  profile: SlurmProfile,
  store: Store,
  signal: AbortSignal = new AbortController().signal,
): Promise<CheckedCluster> {
  const folder = store.workspace();
  const probe = join(folder, 'probe');
  const answer = join(folder, 'answer');
  const text = randomUUID();
  writeFileSync(probe, text);
  const submittedAt = Date.now();
  let startedAt = submittedAt;
  const executor = createSlurmExecutor({
    profile: { ...profile, pilots: 1 },
    sharedFolder: () => store.workspace(),
  });
  try {
    const { machine } = await executor.execute(
      {
        module: new URL('./check-node.js', import.meta.url),
        stage: 'check',
        parameters: null,
        seed: null,
        inputs: { probe: { path: probe, digest: digestOf(text) } },
        outputs: { answer },
      },
      {
        signal,
        onQueued: () => undefined,
        onStarted() {
          startedAt = Date.now();
        },
        onProgress: () => undefined,
        onWarning: () => undefined,
      },
    );
    const { time, read, cores, memory } = JSON.parse(readFileSync(answer, 'utf8')) as NodeCheck;
    if (read !== text) throw new Error(`${machine} reads something else in ${probe} than was written here`);
    const ahead = Math.max(time - Date.now(), 0) + Math.min(time - startedAt, 0);
    return { machine, waited: (startedAt - submittedAt) / 1_000, cores, memory, ahead: ahead / 1_000 };
  } finally {
    await executor.close();
  }
}
