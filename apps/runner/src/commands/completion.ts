import type { Argv, FallbackCompletionFunction } from 'yargs';
import { completeWords } from '../completion/complete-words.js';

/** The option with which the script of `snpress completion` asks what may come next. */
export const completionQuestion = '--get-yargs-completions';

/**
 * Completes a command line: files, specs and runs by what there is, the rest by the commands and their options. Yargs does not
 * wait for builders of commands when it completes, so the builders of the commands that are named have been called before.
 */
export async function completer(
  args: readonly string[],
  parser: () => Argv,
): Promise<FallbackCompletionFunction> {
  const at = args.indexOf(completionQuestion);
  const found = at < 0 ? undefined : await completeWords(args.slice(at + 1), process.cwd(), parser());
  return (_current, _argv, byCommands, done) => {
    if (found === undefined) byCommands();
    else done([...found]);
  };
}
