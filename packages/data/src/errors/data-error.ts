import { printable } from '../words/printable.js';
import type { DataProblem } from './data-problem.js';

/**
 * Data that cannot be used as they are. The message has one line per problem, `file:line:column: what. What to do.`;
 * control characters of names are escaped in it. `file`, `line` and `column` are those of the first problem.
 */
export class DataError extends Error {
  override readonly name = 'DataError';
  /** What was given is at fault, not the program. */
  readonly fault = 'input';
  readonly problems: readonly DataProblem[];
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(problems: DataProblem | readonly DataProblem[], options?: ErrorOptions) {
    const all = 'message' in problems ? [problems] : problems;
    super(printable(all.map(describe).join('\n')), options);
    this.problems = all;
    this.file = all[0]?.file;
    this.line = all[0]?.line;
    this.column = all[0]?.column;
  }
}

function describe({ message, file, line, column, hint }: DataProblem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${place === '' ? '' : `${place}: `}${message}.${hint === undefined ? '' : ` ${hint}.`}`;
}
