import type { Digest } from '../key/digest.js';

/** A finished run as the store remembers it: garbage collection keeps what the runs that it is told to keep need. */
export interface RunRecord {
  /** The experiment. */
  readonly scope: string;
  readonly id: string;
  /** ISO 8601; tells which run of an experiment is the latest. */
  readonly finishedAt: string;
  /** Stage id → key. */
  readonly stages: { readonly [stage: string]: Digest };
}
