import { RequestError } from '@snpress/experiment/request-error';

/**
 * The words of a command line as its parser takes them: `--missing -` is `--missing=-`.
 * @throws RequestError where a word is `-`, which stands for standard input elsewhere
 */
export function writtenArguments(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const word of words) {
    if (word !== '-') joined.push(word);
    else if (/^--(?:\w+-)*missing$/.test(joined.at(-1) ?? '')) joined.push(`${joined.pop()!}=-`);
    else
      throw new RequestError({
        message: '- (standard input) is not read, since files are read more than once',
        hint: 'write it into a file and name that',
      });
  }
  return joined;
}
