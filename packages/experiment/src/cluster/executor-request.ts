import { executors, type ExecutorName } from '@snpress/pipeline/executors';
import type { Executor, SlurmProfile, Store } from '@snpress/pipeline';
import { availableParallelism } from 'node:os';
import { requireWhole } from '../check-number.js';
import { RequestError } from '../request-error.js';
import { readProfile } from './read-profile.js';

/** Where stages run. The results do not depend on it. */
export interface ExecutorRequest {
  /** `local`, in worker threads, by default; `slurm`: on a Slurm cluster. */
  readonly executor?: ExecutorName | undefined;
  /** How the cluster is used: a YAML file, the name of one in `~/.config/snpress/profiles`, or what one says. */
  readonly profile?: string | SlurmProfile | undefined;
  /** How many stages at one time: worker threads, one per core by default; on a cluster as many as the profile says. */
  readonly jobs?: number | undefined;
}

/** @throws RequestError where a profile is given for this machine; SpecError where it is wrong */
export function profileOf({ executor = 'local', profile, jobs }: ExecutorRequest): SlurmProfile {
  requireWhole('jobs', jobs);
  if (profile === undefined) return {};
  if (executor !== 'slurm')
    throw new RequestError({
      key: 'profile',
      message: 'it says how a cluster is used',
      hint: 'give `executor` slurm with it',
    });
  return typeof profile === 'string' ? readProfile(profile) : profile;
}

/** The executor that is asked for. Nothing is started before its first stage. */
export function openExecutor(request: ExecutorRequest, profile: SlurmProfile, store: Store): Executor {
  const { executor = 'local', jobs } = request;
  if (executor !== 'slurm') return executors[executor]({ workers: jobs ?? availableParallelism() });
  return executors.slurm({ workers: jobs, profile, sharedFolder: () => store.workspace() });
}
