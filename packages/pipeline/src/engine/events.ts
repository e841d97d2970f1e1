import type { ClaimHolder } from '../store/claims.js';
import type { Estimate } from './estimate.js';
import type { Reason } from './reason.js';
import type { VerifiedStage } from './verified-stage.js';

/** What a run tells while it goes. The engine prints nothing: whoever listens renders these. */
export type RunEvent =
  | { readonly type: 'run-started'; readonly stages: number; readonly notSelected: number }
  | { readonly type: 'stage-hit'; readonly stage: string; readonly warnings: readonly string[] }
  | StageQueued
  | StageStarted
  /** Another process has it in hand; next, it is a hit or it starts here. */
  | { readonly type: 'stage-waiting'; readonly stage: string; readonly holder: ClaimHolder }
  | { readonly type: 'stage-progress'; readonly stage: string; readonly done: number }
  | { readonly type: 'stage-warning'; readonly stage: string; readonly message: string }
  | StageFinished
  | { readonly type: 'stage-failed'; readonly stage: string; readonly message: string }
  | { readonly type: 'stage-skipped'; readonly stage: string; readonly because: string }
  | { readonly type: 'stage-verified'; readonly stage: string; readonly outcome: VerifiedStage['outcome'] }
  | { readonly type: 'store-warning'; readonly message: string }
  | { readonly type: 'run-finished'; readonly hits: number; readonly ran: number; readonly seconds: number };

/** It waits for a place on other machines; next, it is started or queued again. */
interface StageQueued {
  readonly type: 'stage-queued';
  readonly stage: string;
  /** What there is to say of it: that its machine was lost. */
  readonly why?: string;
}

interface StageStarted {
  readonly type: 'stage-started';
  readonly stage: string;
  readonly reasons: readonly Reason[];
  /** How long it may take; absent when nothing like it has run before. */
  readonly estimate?: Estimate | undefined;
}

interface StageFinished {
  readonly type: 'stage-finished';
  readonly stage: string;
  readonly seconds: number;
  /** The name of the machine that ran it. */
  readonly machine: string;
}
