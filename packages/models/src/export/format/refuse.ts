import type { Problem } from '@snpress/preprocess';
import { ModelError } from '../../contract/model-error.js';

/** @throws ModelError with all of them where there are any. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ModelError('input', problems);
}
