import { DataError } from './data-error.js';
import type { DataProblem } from './data-problem.js';

/** So many problems tell enough about a file. */
const enough = 5;

/** The first few problems of a file. */
export interface ProblemList {
  /** Notes a problem. */
  add(problem: Omit<DataProblem, 'file'>): void;
  /** Whether it is no use to look for more. */
  isFull(): boolean;
  /** @throws DataError where a problem was noted. */
  throwIfAny(): void;
}

/** An empty list of the problems of a file. */
export function problemList(file: string): ProblemList {
  const problems: DataProblem[] = [];
  return {
    add(problem) {
      if (problems.length < enough) problems.push({ ...problem, file });
    },
    isFull: () => problems.length >= enough,
    throwIfAny() {
      if (problems.length > 0) throw new DataError(problems);
    },
  };
}
