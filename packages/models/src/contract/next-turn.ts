import { setImmediate } from 'node:timers/promises';
import type { FitContext } from './estimator.js';

/**
 * Reports progress and lets the event loop turn once, so that messages and signals get through during a long fit.
 * @throws the signal's reason where the fit was aborted.
 */
export async function nextTurn({ onProgress, signal }: FitContext, done: number): Promise<void> {
  onProgress?.(done);
  await setImmediate();
  signal?.throwIfAborted();
}
