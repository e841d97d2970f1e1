import type { FallbackCompletionFunction } from 'yargs';
import { completeWords } from '../completion/complete-words.js';

/** The option with which the script of `snpress completion` asks what may come next. */
const question = '--get-yargs-completions';

/** Completes a command line: specs and runs by what there is, the rest by the commands and their options. */
export function completer(args: readonly string[]): FallbackCompletionFunction {
  return (_current, _argv, byCommands, done) => {
    const found = completeWords(args.slice(args.indexOf(question) + 1), process.cwd());
    if (found === undefined) byCommands();
    else done([...found]);
  };
}
