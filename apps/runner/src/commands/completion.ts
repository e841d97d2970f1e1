import type { Argv, FallbackCompletionFunction } from 'yargs';
import { completeWords } from '../completion/complete-words.js';

/** The option with which the script of `snpress completion` asks what may come next. */
const question = '--get-yargs-completions';

/** Completes a command line: files, specs and runs by what there is, the rest by the commands and their options. */
export function completer(args: readonly string[], parser: () => Argv): FallbackCompletionFunction {
  return (_current, _argv, byCommands, done) => {
    const words = args.slice(args.indexOf(question) + 1);
    const found = completeWords(words, process.cwd(), parser());
    if (found === undefined) byCommands();
    else done([...found]);
  };
}
