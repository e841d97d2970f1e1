import path from 'node:path';
import { RequestError } from '../request-error.js';
import { nameByDifference, saysKind } from './name-by-difference.js';

/** Files of expression by context, and what is said of those that are of none. */
export interface NamedContexts<File> {
  /** One file without a name where it is the only one. */
  readonly contexts: readonly { readonly file: File; readonly context: string | undefined }[];
  readonly leftOut: readonly string[];
}

/**
 * Names contexts after what differs between the names of files. Of two files for the same context the one is taken whose name says
 * `expression`, where the other has another word there.
 * @throws RequestError where names of files give two of them the same context
 */
export function nameContexts<File extends { readonly path: string }>(
  files: readonly File[],
): NamedContexts<File> {
  const leftOut: string[] = [];
  const taken = files.filter((file) => {
    const namesake = files.find((other) => other !== file && isNamesake(other.path, file.path));
    if (namesake !== undefined)
      leftOut.push(
        `${file.path}: by its name the same as ${namesake.path}, which says that it has expression.`,
      );
    return namesake === undefined;
  });
  if (taken.length < 2) return { contexts: taken.map((file) => ({ file, context: undefined })), leftOut };
  const names = nameByDifference(taken.map((file) => file.path));
  const problems = taken.flatMap((file, at) => {
    const earlier = names.indexOf(names[at]!);
    if (earlier === at) return [];
    return {
      message: `${taken[earlier]!.path} and ${file.path} would both be the context ${JSON.stringify(names[at])}: contexts are named after what differs between the names of their files`,
      hint: 'give one of them, or rename one',
    };
  });
  if (problems.length > 0) throw new RequestError(problems);
  return { contexts: taken.map((file, at) => ({ file, context: names[at]! })), leftOut };
}

/** Whether a name is another one with `expression`, or such a word, in the place of another word: `expression.liver.tsv` of `truth.liver.tsv`. */
function isNamesake(named: string, other: string): boolean {
  const [own, others] = [named, other].map((file) => path.basename(file).split('.')) as [string[], string[]];
  const isOther = (word: string, at: number): boolean => word !== others[at];
  return (
    own.length === others.length &&
    own.some(isOther) &&
    own.every((word, at) => !isOther(word, at) || (saysKind(word) && !saysKind(others[at]!)))
  );
}
