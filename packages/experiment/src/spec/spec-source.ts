import { readFileSync, statSync } from 'node:fs';
import stringWidth from 'string-width';
import {
  isMap,
  isScalar,
  LineCounter,
  parse,
  parseDocument,
  stringify,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { describePath, type Problem, type SpecPath } from './problem.js';
import { SpecError } from './spec-error.js';

/** A spec as text and as a tree, with the overrides of the command line, able to point at any of its places. */
export interface SpecSource {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** Whether the value at a place was given with `--set`. */
  isOverridden(path: SpecPath): boolean;
  /** A problem as people read it: place, what, the line with a caret under it, what to do. */
  show(problem: Problem): string;
}

interface Override {
  readonly argument: string;
  readonly path: SpecPath;
}

/**
 * Reads a spec.
 * @param spec the path of a file, shown in messages as it was given; or what such a file says
 * @param overrides `models.lasso.grid.alpha=[0.1,0.7]`, as given with `--set`; the right side is YAML
 * @throws SpecError where the file is missing, is not YAML, or an override is not of that form
 */
export function readSpecSource(spec: string | object, overrides: readonly string[] = []): SpecSource {
  const [file, text] = typeof spec === 'string' ? [spec, readText(spec)] : ['spec', stringify(spec)];
  const lines = new LineCounter();
  const document = unlessUnreadable(file, () =>
    parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error', merge: true }),
  );
  if (document.errors.length > 0) {
    throw new SpecError(
      `${file} is not valid YAML; nothing was run`,
      document.errors
        .slice(0, shownErrors)
        .map((error) =>
          pointAt(
            file,
            text,
            lines,
            error.pos[0],
            Math.max(1, error.pos[1] - error.pos[0]),
            error.message.includes('call stack') ? tooDeep : error.message,
            undefined,
          ),
        ),
    );
  }
  const value: unknown = unlessUnreadable(file, () => document.toJS() as unknown) ?? {};
  const applied = overrides.map((argument) => applyOverride(value, argument));
  const overrideOf = (at: SpecPath): Override | undefined =>
    applied.findLast(({ path }) => path.every((part, index) => String(at[index]) === String(part)));

  return {
    file,
    text,
    value,
    isOverridden: (path) => overrideOf(path) !== undefined,
    show(found) {
      const problem = { ...found, message: inShort(found.message), hint: found.hint && inShort(found.hint) };
      const override = overrideOf(problem.path);
      if (override) return pointAtArgument(override.argument, problem);
      const [start, length] = locate(document, problem);
      return pointAt(file, text, lines, start, length, withPath(problem), problem.hint);
    },
  };
}

/** One fault of YAML makes many others. */
const shownErrors = 5;

const tooDeep = 'it is nested too deeply';

/** What a library does with a spec: aliases that stand for too much and texts nested too deeply are faults of the spec. */
function unlessUnreadable<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { message } = error as Error;
    const what = /alias/i.test(message)
      ? 'its aliases (*) stand for too many values'
      : error instanceof RangeError
        ? tooDeep
        : message;
    throw new SpecError(`${file} cannot be read as a spec: ${what}`, [], { cause: error });
  }
}

/** A spec has some hundred lines. */
const longestSpec = 2 ** 22;

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > longestSpec)
      throw new SpecError(
        `${file} has ${size} bytes, which no spec has; give the path of an experiment's YAML file`,
        [],
      );
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof SpecError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const what = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code ?? String(error)})`;
    throw new SpecError(
      `cannot read the spec ${file}: ${what}; give the path of an experiment's YAML file`,
      [],
    );
  }
}

function applyOverride(target: unknown, argument: string): Override {
  const equals = argument.indexOf('=');
  const path = equals > 0 ? parsePath(argument.slice(0, equals)) : [];
  if (path.length === 0) {
    throw new SpecError(
      `--set ${argument}: expected key=value, such as --set seed=7 or --set "split.outer={folds: 5}"`,
      [],
    );
  }
  let at = target as Record<string | number, unknown>;
  for (const part of path.slice(0, -1)) {
    const next = at[part];
    if (typeof next !== 'object' || next === null) at[part] = {};
    at = at[part] as Record<string | number, unknown>;
  }
  let value: unknown;
  try {
    value = parse(argument.slice(equals + 1)) as unknown;
  } catch (error) {
    throw new SpecError(`--set ${argument}: the value is not valid YAML: ${(error as Error).message}`, []);
  }
  at[path.at(-1)!] = value;
  return { argument, path };
}

function parsePath(text: string): SpecPath {
  return [...text.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((match) =>
    match[2] ? Number(match[2]) : match[1]!,
  );
}

/** The range of the source that a problem is about: the nearest ancestor where the place itself is not written. */
function locate(document: Document, problem: Problem): readonly [start: number, length: number] {
  for (let depth = problem.path.length; depth > 0; depth--) {
    const path = problem.path.slice(0, depth);
    const parent: unknown = depth === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find((item) => keyOf(item) === String(path.at(-1))) : undefined;
    const exact = depth === problem.path.length;
    const atValue = exact ? !problem.atKey : isScalar(pair?.value);
    const node = pair && !(atValue && rangeOf(pair.value)) ? pair.key : document.getIn(path, true);
    const range = rangeOf(node);
    if (range) return [range[0]!, isScalar(node) ? Math.max(1, range[1]! - range[0]!) : 1];
  }
  return [0, 1];
}

function keyOf(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}

function rangeOf(node: unknown): readonly number[] | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range ?? undefined;
}

/** Characters of a part of a message: keys and values of a spec may be of any length. */
const longestPart = 1000;

function inShort(text: string): string {
  return text.length <= longestPart ? text : `${text.slice(0, longestPart)}…`;
}

function withPath(problem: Problem): string {
  const where = problem.atKey ? problem.path.slice(0, -1) : problem.path;
  return where.length > 0 ? `${problem.message} (${inShort(describePath(where))})` : problem.message;
}

function pointAt(
  file: string,
  text: string,
  lines: LineCounter,
  start: number,
  length: number,
  message: string,
  hint: string | undefined,
): string {
  const { line, col } = lines.linePos(start);
  const from = start - (col - 1);
  const end = text.indexOf('\n', from);
  const source = text.slice(from, end === -1 ? undefined : end).replace(/\r$/, '');
  return [
    `${file}:${line}:${col}: ${message}`,
    ...underlined(String(line).padStart(5), source, col - 1, length, hint),
  ].join('\n');
}

/** As much of a line as fits beside others. */
const shownBefore = 100;
const shownAfter = 100;

/** A line, and below it a caret under what is meant and what to do about it; of a long line, what is around that. */
function underlined(
  gutter: string,
  line: string,
  at: number,
  length: number,
  hint: string | undefined,
): readonly string[] {
  const from = at > shownBefore ? at - shownBefore : 0;
  const to = Math.min(line.length, at + shownAfter);
  const before = `${from > 0 ? '… ' : ''}${line.slice(from, at)}`;
  const meant = line.slice(at, Math.min(to, at + length));
  const caret = '^'.repeat(Math.max(1, stringWidth(meant)));
  return [
    `${gutter} | ${before}${line.slice(at, to)}${to < line.length ? ' …' : ''}`,
    `${' '.repeat(gutter.length)} | ${blank(before)}${caret}${hint ? ` ${hint}` : ''}`,
  ];
}

/** As wide as the text on a terminal; tabs stay. */
function blank(text: string): string {
  return text
    .split('\t')
    .map((part) => ' '.repeat(stringWidth(part)))
    .join('\t');
}

function pointAtArgument(argument: string, problem: Problem): string {
  const start = '--set '.length + argument.indexOf('=') + 1;
  const shown = underlined(' '.repeat(5), `--set ${argument}`, start, argument.length, problem.hint);
  return [`--set: ${withPath(problem)}`, ...shown].join('\n');
}
