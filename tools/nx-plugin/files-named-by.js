import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, visit } from 'yaml';

/**
 * The files of the workspace that a spec names, relative to the workspace's root. A spec that cannot be read or is not valid YAML
 * is taken as far as it goes: what is wrong with it is for `snpress` to say, and no reason to lose the whole project graph.
 *
 * @param {string} file the spec, relative to the workspace's root
 * @param {string} workspaceRoot absolute path
 * @returns {string[]}
 */
export function filesNamedBy(file, workspaceRoot) {
  /** @type {Set<string>} */
  const named = new Set();
  const folder = path.join(workspaceRoot, path.dirname(file));
  visit(parseDocument(textOf(path.join(workspaceRoot, file))), {
    Scalar(key, { value }) {
      if (key === 'key' || typeof value !== 'string' || value === '') return;
      const candidate = path.resolve(folder, value);
      const relative = path.relative(workspaceRoot, candidate).split(path.sep).join('/');
      if (!relative.startsWith('..') && existsSync(candidate) && statSync(candidate).isFile())
        named.add(relative);
    },
  });
  return [...named];
}

/** @type {(file: string) => string} */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
