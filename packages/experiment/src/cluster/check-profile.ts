import { checkCluster } from '@snpress/pipeline/cluster/check-cluster';
import { openStore } from '@snpress/pipeline/store/store';
import type { CheckedCluster } from '@snpress/pipeline';
import { profileOf, type ExecutorRequest } from './executor-request.js';

/** Which cluster is looked at, and with which store. */
export interface CheckRequest extends Pick<ExecutorRequest, 'profile'> {
  /** `.snpress` by default. */
  readonly store?: string | undefined;
  readonly signal?: AbortSignal;
}

/**
 * Submits one job, which sees to it that a node of a cluster has the same Node and the same snpress as this machine and reads and writes the store.
 *
 * @throws an error in words where one of that is not so
 * @example
 * const { machine, waited } = await checkProfile({ profile: 'lab' });
 */
export async function checkProfile({ profile, store, signal }: CheckRequest): Promise<CheckedCluster> {
  const opened = openStore(store ?? '.snpress');
  try {
    return await checkCluster(profileOf({ executor: 'slurm', profile }), opened, signal);
  } finally {
    opened.close();
  }
}
