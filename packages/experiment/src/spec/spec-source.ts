import { readFileSync } from 'node:fs';
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
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new SpecError(
      `${file} is not valid YAML; nothing was run`,
      document.errors.map((error) =>
        pointAt(
          file,
          text,
          lines,
          error.pos[0],
          Math.max(1, error.pos[1] - error.pos[0]),
          error.message,
          undefined,
        ),
      ),
    );
  }
  const value = (document.toJS() ?? {}) as unknown;
  const applied = overrides.map((argument) => applyOverride(value, argument));
  const overrideOf = (at: SpecPath): Override | undefined =>
    applied.findLast(({ path }) => path.every((part, index) => String(at[index]) === String(part)));

  return {
    file,
    text,
    value,
    isOverridden: (path) => overrideOf(path) !== undefined,
    show(problem) {
      const override = overrideOf(problem.path);
      if (override) return pointAtArgument(override.argument, problem);
      const [start, length] = locate(document, problem);
      return pointAt(file, text, lines, start, length, withPath(problem), problem.hint);
    },
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
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

function withPath(problem: Problem): string {
  const where = problem.atKey ? problem.path.slice(0, -1) : problem.path;
  return where.length > 0 ? `${problem.message} (${describePath(where)})` : problem.message;
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
  const source = text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '';
  const caret = '^'.repeat(Math.max(1, stringWidth(source.slice(col - 1, col - 1 + length))));
  const gutter = String(line).padStart(5);
  return [
    `${file}:${line}:${col}: ${message}`,
    `${gutter} | ${source}`,
    `${' '.repeat(5)} | ${blank(source.slice(0, col - 1))}${caret}${hint ? ` ${hint}` : ''}`,
  ].join('\n');
}

/** As wide as the text on a terminal; tabs stay. */
function blank(text: string): string {
  return text
    .split('\t')
    .map((part) => ' '.repeat(stringWidth(part)))
    .join('\t');
}

function pointAtArgument(argument: string, problem: Problem): string {
  const start = argument.indexOf('=') + 1;
  const value = '^'.repeat(Math.max(1, stringWidth(argument.slice(start))));
  const caret = blank(`--set ${argument.slice(0, start)}`) + value;
  return [
    `--set: ${withPath(problem)}`,
    `      | --set ${argument}`,
    `      | ${caret}${problem.hint ? ` ${problem.hint}` : ''}`,
  ].join('\n');
}
