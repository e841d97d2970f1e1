import path from 'node:path';

/** Puts the names of environment variables where a text has their values. */
export type VariablesByName = (text: string) => string;

/**
 * What is told or published of paths says nothing of the machine: `/lab/data/x.tsv` becomes `${LAB_DATA}/x.tsv`, for the variables
 * that a spec names, and `SNPRESS_DATA`.
 * @param spec - the text of the spec with what changes it
 */
export function variablesByName(
  spec: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): VariablesByName {
  const names = new Set(['SNPRESS_DATA', ...[...spec.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!)]);
  const values = [...names].flatMap((name) => {
    const value = environment[name]?.replace(/[\\/]+$/, '');
    if (!value) return [];
    return path.isAbsolute(value)
      ? [value, path.resolve(value)].map((of) => ({ name, of }))
      : { name, of: value };
  });
  const replacements = values
    .sort((a, b) => b.of.length - a.of.length)
    .map(({ name, of }) => ({ name: `\${${name}}`, pattern: patternOf(of) }));
  return (text) => replacements.reduce((told, { name, pattern }) => told.replace(pattern, () => name), text);
}

/** A value as whole parts of a path; a word that is no path of its own counts only beside a slash. */
function patternOf(value: string): RegExp {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [start, end] = ['(?<![\\p{L}\\p{N}_-])', '(?![\\p{L}\\p{N}_-])'];
  return path.isAbsolute(value)
    ? new RegExp(`${start}${escaped}${end}`, 'gu')
    : new RegExp(`(?<=[/\\\\])${escaped}${end}|${start}${escaped}(?=[/\\\\])`, 'gu');
}

/** The same for every text in plain data. */
export function mapTexts<T>(value: T, map: (text: string) => string): T {
  if (typeof value === 'string') return map(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, map)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapTexts<unknown>(item, map)]),
  ) as T;
}

/** The same for the message of an error and of all that it comes from. */
export function mapMessages(error: unknown, map: (text: string) => string): unknown {
  if (!(error instanceof Error)) return error;
  error.message = map(error.message);
  if (error.stack !== undefined) error.stack = map(error.stack);
  mapMessages(error.cause, map);
  return error;
}
