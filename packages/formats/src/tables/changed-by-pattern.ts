import { DataError } from '@snpress/data/errors/data-error';
import type { IdPattern } from '@snpress/data';
import { createContext, Script } from 'node:vm';

const mostMilliseconds = 2000;

/**
 * The ids that a pattern changes, each with what it becomes.
 * @throws DataError where it is no regular expression, finds no end within seconds, or leaves nothing of an id.
 */
export function changedByPattern(
  ids: readonly string[],
  { pattern, replacement }: IdPattern,
): readonly (readonly [id: string, changed: string])[] {
  // In a context of its own, since only there a search without end can be stopped.
  const context = createContext({ ids: JSON.stringify(ids), pattern, replacement });
  const code =
    "const found = new RegExp(pattern, 'gu'); JSON.stringify(JSON.parse(ids).map((id) => id.replace(found, replacement)))";
  let changed: readonly string[];
  try {
    changed = JSON.parse(
      new Script(code).runInContext(context, { timeout: mostMilliseconds }) as string,
    ) as string[];
  } catch (error) {
    throw new DataError(
      {
        message: `The pattern ${JSON.stringify(pattern)} of \`sampleIds\` cannot be used: ${(error as Error).message}`,
        hint: 'Write a simpler one, or give a table of ids',
      },
      { cause: error },
    );
  }
  const emptied = changed.indexOf('');
  if (emptied !== -1 && ids[emptied] !== '')
    throw new DataError({
      message: `The pattern ${JSON.stringify(pattern)} of \`sampleIds\` leaves nothing of the id ${JSON.stringify(ids[emptied])}`,
      hint: 'Say with a group what is to stay, such as ^(.+)-x$ and $1',
    });
  return ids.flatMap((id, index) => (changed[index] === id ? [] : [[id, changed[index]!] as const]));
}
