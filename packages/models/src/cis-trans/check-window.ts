import { ModelError } from '../contract/model-error.js';

/** @throws ModelError unless `window` is a number of bases, 0 or more; Infinity is one. */
export function checkWindow(window: number): void {
  if (window >= 0) return;
  throw new ModelError('input', {
    code: 'wrong-window',
    message: `the cis window is ${window}`,
    hint: 'give a number of bases, 0 or more',
  });
}
