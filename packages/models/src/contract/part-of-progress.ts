import type { FitContext } from './fit-context.js';

/** The context for a part of the work: from `done` of the whole on, `share` of it. */
export function partOfProgress<C extends Pick<FitContext, 'onProgress'>>(
  context: C,
  done: number,
  share: number,
): C {
  const { onProgress } = context;
  if (onProgress === undefined) return context;
  return {
    ...context,
    onProgress(inner: number) {
      onProgress(done + inner * share);
    },
  };
}
