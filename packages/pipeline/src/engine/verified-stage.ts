import type { StageError } from './run-error.js';

/** What came of running a finished stage again. */
export type VerifiedStage =
  | { readonly id: string; readonly outcome: 'same' }
  /** Names of the outputs whose bytes were not those in the store. */
  | { readonly id: string; readonly outcome: 'different'; readonly outputs: readonly string[] }
  | { readonly id: string; readonly outcome: 'failed'; readonly error: StageError }
  /** There is nothing to compare with: it, or a stage that it reads from, has no result for what it is now. */
  | { readonly id: string; readonly outcome: 'not-in-store' };
