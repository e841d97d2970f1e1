import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../run/manifest.js';

/** The folders in a folder, in the order of their names: no links, and nothing that is still being written. */
export function foldersIn(parent: string): readonly string[] {
  if (statSync(parent, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/** The runs of an experiment. A folder `latest` is a copy of one of them, made by what follows links, unless there is nothing else. */
export function runFolders(experiment: string): readonly string[] {
  const all = foldersIn(experiment);
  const own = all.filter((name) => name !== 'latest');
  return own.length > 0 ? own : all;
}

/** The newest run of an experiment: what the link `latest` leads to or, where there is none, the one that began last. */
export function latestRun(experiment: string): string | undefined {
  const linked = linkedRun(experiment);
  if (linked !== undefined) return linked;
  const began = new Map(runFolders(experiment).map((id) => [id, startOf(path.join(experiment, id))]));
  return [...began.keys()].sort((a, b) => began.get(a)! - began.get(b)! || (a < b ? -1 : 1)).at(-1);
}

/** What the link `latest` leads to; undefined where there is none. */
export function linkedRun(experiment: string): string | undefined {
  const link = path.join(experiment, 'latest');
  const isLink = existsSync(link) && lstatSync(link).isSymbolicLink();
  return isLink ? path.basename(realpathSync(link)) : undefined;
}

function startOf(folder: string): number {
  try {
    const { startedAt } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
    return Date.parse(startedAt) || 0;
  } catch {
    return 0;
  }
}
