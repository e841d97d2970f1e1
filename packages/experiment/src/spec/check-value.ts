import type { z } from 'zod';
import { knownKeys } from './known-keys.js';
import type { Problems, SpecPath } from './problem.js';
import { suggest } from './suggest.js';

type Issue = z.core.$ZodIssue;

/**
 * Parses a part of the spec; what is wrong with it goes to `problems`, in words, with its place.
 * @param others - further keys that could be meant by one that is not known
 * @returns the parsed value with its defaults, or undefined where there are problems
 */
export function checkValue<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: SpecPath,
  problems: Problems,
  others: readonly string[] = [],
): T | undefined {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues.flatMap(flattenUnion))
    addIssue(schema, issue, path, problems, others);
  return undefined;
}

/** So many unknown keys of a block tell enough about it. */
const shownKeys = 5;

/** The branch of a union that came furthest says what the user meant to write, unless none came far and the union itself says something. */
function flattenUnion(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const depth = (branch: readonly Issue[]): number => Math.max(...branch.map((inner) => inner.path.length));
  const ranked = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  if (depth(ranked[0]!) === 0 && issue.message !== 'Invalid input') return [{ ...issue, errors: [] }];
  if (depth(ranked[0]!) === 0 && ranked[0]!.every((inner) => inner.code === 'invalid_type')) {
    const expected = ranked.flatMap((branch) =>
      branch.map((inner) => ('expected' in inner ? inner.expected : '')),
    );
    return [{ ...issue, message: `expected ${[...new Set(expected)].join(' or ')}` }];
  }
  return ranked[0]!.flatMap((inner) => flattenUnion({ ...inner, path: [...issue.path, ...inner.path] }));
}

function addIssue(
  schema: z.ZodType,
  issue: Issue,
  base: SpecPath,
  problems: Problems,
  others: readonly string[],
): void {
  const inside = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const path = [...base, ...inside];
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const [index, key] of issue.keys.slice(0, shownKeys).entries()) {
        const more = index === shownKeys - 1 ? issue.keys.length - shownKeys : 0;
        problems.addKey(
          [...path, key],
          `unknown key "${key}"${more > 0 ? ` and ${more} more` : ''}`,
          suggest(key, [...knownKeys(schema, inside), ...(inside.length === 0 ? others : [])]),
        );
      }
      return;
    case 'invalid_type':
      if (issue.input === undefined)
        problems.add(path, `"${String(path.at(-1) ?? 'the spec')}" is missing`, `expected ${issue.expected}`);
      else problems.add(path, `expected ${issue.expected}, found ${describeValue(issue.input)}`);
      return;
    case 'invalid_value':
      problems.add(
        path,
        `${describeValue(issue.input)} is not one of the values allowed here`,
        suggest(String(issue.input), issue.values.map(String)),
      );
      return;
    case 'invalid_key':
      problems.addKey(path, `${JSON.stringify(path.at(-1))} is no name`, issue.issues[0]!.message);
      return;
    case 'too_small':
    case 'too_big':
      problems.add(path, `${describeValue(issue.input)} is out of range`, lowerFirst(issue.message));
      return;
    default:
      problems.add(path, lowerFirst(issue.message));
  }
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value === null) return 'nothing';
  if (typeof value === 'object') return 'a block of keys';
  return typeof value === 'string' ? `the text ${JSON.stringify(value)}` : JSON.stringify(value);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
