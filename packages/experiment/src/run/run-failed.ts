import type { RunResult } from '@snpress/pipeline';
import { counted } from '@snpress/data/words/counted';

/** Stages of a run failed; `result` says which, why, and what is kept. Nothing was published. */
export class RunFailed extends Error {
  override readonly name = 'RunFailed';

  constructor(readonly result: RunResult) {
    const { failures, skipped } = result;
    const lines = failures.map(({ message }) => message);
    if (skipped.length > 0) lines.push(`${counted(skipped.length, 'stage')} did not start`);
    super(lines.join('\n'), { cause: failures[0] });
  }
}
