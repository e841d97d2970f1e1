import type { Digest } from '../key/digest.js';
import type { Reason } from './reason.js';
import type { StageError } from './run-error.js';

/** A finished stage. */
export interface StageResult {
  readonly id: string;
  readonly key: Digest;
  readonly action: 'hit' | 'run';
  /** Why it ran; empty for a hit. */
  readonly reasons: readonly Reason[];
  /** How long it ran; for a hit, how long it once ran. */
  readonly seconds: number;
  /** Where it ran; absent for a hit. */
  readonly machine?: string;
  readonly warnings: readonly string[];
  /** It came out of an archive or a remote store, and has not been run again here. */
  readonly imported?: true;
  readonly outputs: {
    readonly [name: string]: { readonly digest: Digest; readonly bytes: number; readonly path: string };
  };
}

export interface RunResult {
  /** The finished stages, in topological order. */
  readonly stages: readonly StageResult[];
  readonly failures: readonly StageError[];
  /** Ids of stages that never started because of a failure. */
  readonly skipped: readonly string[];
  /** Ids of stages that `only` or `until` left out. */
  readonly notSelected: readonly string[];
  /** Ids of stages that gave other bytes than the earlier result of the same key, which they have replaced. */
  readonly nondeterministic: readonly string[];
}
