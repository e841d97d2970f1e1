import type { FitContext } from './fit-context.js';
import { isTurnDue, nextTurn } from './next-turn.js';

/** Long work in steps of some milliseconds: it yields after each, so that its caller can do something between them. */
export type StepsOfWork<T> = Generator<void, T, void>;

/** Does all steps one after the other. */
export function runNow<T>(work: StepsOfWork<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Does all steps and lets the event loop turn between them.
 * @param done - the share of a whole that was done before.
 * @throws the signal's reason where the fit was aborted.
 */
export async function runInTurns<T>(
  work: StepsOfWork<T>,
  context: Pick<FitContext, 'onProgress' | 'signal'>,
  done: number,
): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (isTurnDue()) await nextTurn(context, done);
  }
}
