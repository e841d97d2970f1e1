import type { FitContext } from './fit-context.js';

/** Between two turns of the event loop, in milliseconds: an abort is seen well within a second, and turns cost next to nothing. */
const BETWEEN_TURNS = 50;
let lastTurn = 0;

/**
 * Where none was for a while, reports progress and lets the event loop turn once, so that messages and signals get through during a
 * long fit. Call it at every step of a loop whose steps can take a millisecond or more.
 * @throws the signal's reason where the fit was aborted.
 */
export async function nextTurn(
  { onProgress, signal }: Pick<FitContext, 'onProgress' | 'signal'>,
  done: number,
): Promise<void> {
  signal?.throwIfAborted();
  if (!isTurnDue()) return;
  onProgress?.(done);
  await turn();
  lastTurn = performance.now();
  signal?.throwIfAborted();
}

/** Whether `nextTurn` would wait: for loops of so many steps that a promise for each would count. */
export function isTurnDue(): boolean {
  return performance.now() - lastTurn >= BETWEEN_TURNS;
}

/** `setImmediate` where there is one (Node); elsewhere a message, which no browser delays as it does a nested timer. */
const turn: () => Promise<void> =
  typeof setImmediate === 'function'
    ? () => new Promise((resolve) => setImmediate(resolve))
    : () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => {
            port1.close();
            resolve();
          });
          port1.start();
          port2.postMessage(null);
        });
