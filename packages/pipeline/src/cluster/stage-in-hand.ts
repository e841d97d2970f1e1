import type { Execution, StageHooks } from '../executor/executor.js';
import type { Fingerprint } from '../fingerprint/fingerprint-module.js';
import type { PilotTask } from './message.js';

/** A stage that was handed over and has not come to its end. */
export interface StageInHand {
  readonly task: PilotTask;
  /** What its code is on this machine. */
  readonly parts: Fingerprint['parts'];
  readonly hooks: StageHooks;
  readonly resolve: (execution: Execution) => void;
  readonly reject: (error: Error) => void;
  /** How often the pilot that had it was lost. From the first time on it runs alone: it may be the reason. */
  losses: number;
}
