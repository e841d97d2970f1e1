import type { FleetPilot } from './fleet-pilot.js';
import type { QueuedJob } from './slurm-commands.js';

/** What has become of a pilot by what Slurm says of it. */
export type Verdict =
  | { readonly fate: 'as-before' }
  /** Its last word is to be expected. */
  | { readonly fate: 'ending' }
  | { readonly fate: 'running'; readonly timeLeft: number }
  | { readonly fate: 'requeued'; readonly why: string }
  | { readonly fate: 'ended'; readonly why: string };

const over =
  /^(BOOT_FAIL|CANCELLED|COMPLETED|DEADLINE|FAILED|NODE_FAIL|OUT_OF_MEMORY|PREEMPTED|REVOKED|TIMEOUT)/;
const waits = /^(PENDING|CONFIGURING|REQUEUE|SPECIAL_EXIT)/;

/**
 * @param found what Slurm says; undefined where it does not list the pilot
 * @param askedAt when it was asked, by `performance.now()`: it knows nothing of what happened since
 */
export function judgePilot(
  { self, unlisted }: Pick<FleetPilot, 'self' | 'unlisted'>,
  found: QueuedJob | undefined,
  askedAt: number,
): Verdict {
  // While it is heard of, that Slurm has forgotten it does not matter.
  if (found === undefined)
    return self === undefined && unlisted > 0
      ? { fate: 'ended', why: 'Slurm does not know it' }
      : { fate: 'as-before' };
  const { state, reason, timeLeft } = found;
  if (over.test(state)) return { fate: 'ended', why: reason === 'None' ? state : `${state}, ${reason}` };
  if (state === 'COMPLETING') return { fate: 'ending' };
  if (state === 'RUNNING') return { fate: 'running', timeLeft };
  // Slurm holds it until somebody releases it, which nobody will.
  if (waits.test(state) && reason.startsWith('launch failed'))
    return { fate: 'ended', why: `${state}, ${reason}` };
  if (waits.test(state) && self !== undefined && self.since < askedAt)
    return { fate: 'requeued', why: `it was requeued: ${reason}` };
  return { fate: 'as-before' };
}
