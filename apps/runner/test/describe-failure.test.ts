import { DataError } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../src/describe-failure.js';

describe('describeFailure', () => {
  it("tells the user's faults from failures of a run", () => {
    const fault = new DataError({ message: 'There is no such file', file: 'x.tsv' });
    expect(describeFailure(fault, false)).toEqual({
      text: 'error: x.tsv: There is no such file.',
      exitCode: 2,
    });
    expect(describeFailure(new Error('stage "fit": no', { cause: fault }), false).exitCode).toBe(2);
    expect(describeFailure(new Error('out of memory'), false).exitCode).toBe(1);
  });

  it('shows a stack only where it is asked for, and asks for a report of what should not happen', () => {
    const fault = new TypeError('x is not a function');
    expect(describeFailure(fault, false).text).toContain('run again with --debug');
    expect(describeFailure(fault, true).text).toContain('describe-failure.test.ts');
  });
});
