import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describePath, type Problems, type SpecPath } from './problem.js';
import { resolvePath } from './resolve-path.js';
import type { SpecSource } from './spec-source.js';

/** The absolute path of a file of the spec; one that is not there is a problem. */
export function resolveFile(text: string, place: SpecPath, source: SpecSource, problems: Problems): string {
  const folder = source.isOverridden(place) ? process.cwd() : path.dirname(source.file);
  const resolved = resolvePath(text, folder);
  if ('unset' in resolved) {
    problems.add(
      place,
      `the environment variable ${resolved.unset} is not set`,
      `set it, or give the path with --set`,
    );
    return text;
  }
  if (!existsSync(resolved.path)) {
    problems.add(place, `there is no file ${resolved.path}`, whereToPoint(text, place));
  } else if (!statSync(resolved.path).isFile()) {
    problems.add(place, `${resolved.path} is not a file`, 'give the path of a file');
  }
  return resolved.path;
}

/** What to do about a path that leads nowhere. */
function whereToPoint(text: string, place: SpecPath): string {
  const variable = /\$\{(\w+)/.exec(text)?.[1];
  return variable === undefined
    ? 'paths are relative to the folder of the spec'
    : `set ${variable}, or give the path with --set ${describePath(place)}=…`;
}
