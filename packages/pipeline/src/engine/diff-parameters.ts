import { canonicalJson, jsonPath } from '../key/canonical-json.js';
import type { Json } from '../stage/json.js';

/** One place where two parameter values differ, in texts short enough for a line. */
export interface ParameterDifference {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const longest = 80;

/** Where two values differ, as deep down as they are of the same shape. */
export function diffParameters(before: Json, after: Json): ParameterDifference[] {
  return Array.from(differences(before, after, []));
}

function* differences(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly (string | number)[],
): Generator<ParameterDifference> {
  if (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after)) return;
  if (isList(before) && isList(after) && before.length === after.length) {
    for (const [index, item] of after.entries()) yield* differences(before[index], item, [...path, index]);
  } else if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const key of [...keys].sort())
      yield* differences(field(before, key), field(after, key), [...path, key]);
  } else yield { path: jsonPath(path), before: show(before), after: show(after) };
}

type Record = { readonly [key: string]: Json };

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json | undefined): value is Record {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field(record: Record, key: string): Json | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function show(value: Json | undefined): string {
  if (value === undefined) return 'absent';
  const text = canonicalJson(value);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
