import type { z } from 'zod';
import { knownKeys } from './known-keys.js';
import type { Problem, SpecPath } from './problem.js';
import { suggest } from './suggest.js';

type Issue = z.core.$ZodIssue;

/**
 * Parses a part of the spec; what is wrong with it goes to `problems`, in words, with its place.
 * @returns the parsed value with its defaults, or undefined where there are problems
 */
export function checkValue<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: SpecPath,
  problems: Problem[],
): T | undefined {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues.flatMap(flattenUnion))
    problems.push(...describeIssue(schema, issue, path));
  return undefined;
}

/** So many unknown keys of a block tell enough about it. */
const shownKeys = 5;

/** A union's own message is empty: the branch that came furthest says what the user meant to write. */
function flattenUnion(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const depth = (branch: readonly Issue[]): number => Math.max(...branch.map((inner) => inner.path.length));
  const ranked = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  if (depth(ranked[0]!) === 0 && ranked[0]!.every((inner) => inner.code === 'invalid_type')) {
    const expected = ranked.flatMap((branch) =>
      branch.map((inner) => ('expected' in inner ? inner.expected : '')),
    );
    return [{ ...issue, message: `expected ${[...new Set(expected)].join(' or ')}` }];
  }
  return ranked[0]!.flatMap((inner) => flattenUnion({ ...inner, path: [...issue.path, ...inner.path] }));
}

function describeIssue(schema: z.ZodType, issue: Issue, base: SpecPath): readonly Problem[] {
  const inside = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const path = [...base, ...inside];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, shownKeys).map((key, index) => ({
        path: [...path, key],
        message: `unknown key "${key}"${index === shownKeys - 1 && issue.keys.length > shownKeys ? ` and ${issue.keys.length - shownKeys} more` : ''}`,
        hint: suggest(key, knownKeys(schema, inside)),
        atKey: true,
      }));
    case 'invalid_type':
      return issue.input === undefined
        ? [
            {
              path,
              message: `"${String(path.at(-1) ?? 'the spec')}" is missing`,
              hint: `expected ${issue.expected}`,
            },
          ]
        : [{ path, message: `expected ${issue.expected}, found ${describeValue(issue.input)}` }];
    case 'invalid_value':
      return [
        {
          path,
          message: `${describeValue(issue.input)} is not one of the values allowed here`,
          hint: suggest(String(issue.input), issue.values.map(String)),
        },
      ];
    case 'too_small':
    case 'too_big':
      return [
        { path, message: `${describeValue(issue.input)} is out of range`, hint: lowerFirst(issue.message) },
      ];
    default:
      return [{ path, message: lowerFirst(issue.message) }];
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
