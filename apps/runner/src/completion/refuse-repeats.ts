import { RequestError } from '@snpress/experiment/request-error';
import type { Argv } from 'yargs';

/**
 * Refuses an option that is given twice and is no list: which of the two is meant is not known.
 * @param words - a command line, without `snpress`
 * @param parser - makes what knows the commands
 */
export async function refuseRepeats(words: readonly string[], parser: () => Argv): Promise<void> {
  const end = words.indexOf('--');
  const names = words
    .slice(0, end === -1 ? undefined : end)
    .flatMap((word) => /^--(?:no-)?([^=]+)/.exec(word)?.[1] ?? []);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) < index));
  if (repeated.size === 0) return;
  const { commandOf } = await import('./command-of.js');
  const { array } = (await commandOf(words, parser())).options;
  const problems = [...repeated]
    .filter((name) => !array.includes(name))
    .map((name) => ({ message: `--${name} is given twice`, hint: 'leave one of the two out' }));
  if (problems.length > 0) throw new RequestError(problems);
}
