import { RequestError, type RequestProblem } from '@snpress/experiment/request-error';
import { optionName, withOptionNames } from './terminal/option-name.js';

/** What is said of an error, and the exit code that goes with it. */
export interface Failure {
  readonly text: string;
  /** 2 where what was given is at fault: the command line, the spec or the data. */
  readonly exitCode: 1 | 2;
}

/** An error in words: what, where and what to do; the stack only where it was asked for. */
export function describeFailure(error: unknown, debug: boolean): Failure {
  const failure = error instanceof Error ? error : new Error(String(error));
  const causes = chain(failure);
  const exitCode = causes.some((cause) => 'fault' in cause && cause.fault === 'input') ? 2 : 1;
  const said =
    failure instanceof RequestError ? failure.problems.map(requestProblem).join('\n') : failure.message;
  const text = `error: ${said}`;
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

/** A problem with the options of the command line for the keys of the request. */
function requestProblem({ key, message, hint }: RequestProblem): string {
  const said = withOptionNames([message, hint].filter((part) => part !== undefined).join('; '));
  return key === undefined ? said : `${optionName(key)}: ${said}`;
}

function chain(error: Error): readonly Error[] {
  return error.cause instanceof Error ? [error, ...chain(error.cause)] : [error];
}
