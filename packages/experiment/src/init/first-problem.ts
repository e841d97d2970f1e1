import { DataError } from '@snpress/data/errors/data-error';

/** The first thing that is wrong with a file, in a sentence that names it. */
export function firstProblem(error: DataError): string {
  return new DataError(error.problems[0]!).message;
}
