/** Errors that the user can mend in the command line, the spec or the data; all others are failures of the run. */
const usersErrors = new Set([
  'UsageError',
  'SpecError',
  'DataError',
  'SplitError',
  'PreprocessError',
  'ZodError',
  'SelectionError',
  'ArchiveError',
  'UnknownRunError',
]);

/** What is said of an error, and the exit code that goes with it. */
export interface Failure {
  readonly text: string;
  readonly exitCode: 1 | 2;
}

/** An error in words: what, where and what to do; the stack only where it was asked for. */
export function describeFailure(error: unknown, debug: boolean): Failure {
  const failure = error instanceof Error ? error : new Error(String(error));
  const causes = chain(failure);
  const exitCode = causes.some((cause) => usersErrors.has(cause.name)) ? 2 : 1;
  const text = `error: ${failure.message}`;
  if (debug) return { text: [text, ...causes.map((cause) => cause.stack ?? '')].join('\n'), exitCode };
  const unexpected =
    exitCode === 1 && /^(TypeError|RangeError|ReferenceError)$/.test(causes.at(-1)?.name ?? '');
  return {
    text: unexpected
      ? `${text}\nThis is a fault of snpress: run again with --debug and report what it prints.`
      : text,
    exitCode,
  };
}

function chain(error: Error): readonly Error[] {
  return error.cause instanceof Error ? [error, ...chain(error.cause)] : [error];
}
