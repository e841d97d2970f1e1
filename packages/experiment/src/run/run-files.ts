import { mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { writeTemporary, type FileContent } from './write-temporary.js';

/** The files of a run, by path relative to its folder. */
export type RunFiles = Readonly<Record<string, FileContent>>;

/**
 * Writes the files of a run to `<out>/<experiment>/<id>` all at once (a folder of another name, then a rename) and points
 * `<out>/<experiment>/latest` at it.
 * @returns the folder; `id` gets a number where there is such a run already
 */
export function writeRunFiles(out: string, experiment: string, id: string, files: RunFiles): string {
  const parent = path.join(out, experiment);
  mkdirSync(parent, { recursive: true });
  removeAbandoned(parent);
  const temporary = writeTemporary(parent, id, files);
  const folder = renameToFree(temporary, path.join(parent, id));
  pointLatest(parent, path.basename(folder));
  return folder;
}

/** A process that is killed while it writes leaves its folder; writing takes seconds, so an hour is long enough. */
function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith('.writing-')) continue;
    const folder = path.join(parent, name);
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (Date.now() - mtimeMs > 3_600_000) rmSync(folder, { recursive: true, force: true });
  }
}

function renameToFree(temporary: string, wanted: string): string {
  for (let attempt = 1; ; attempt++) {
    const folder = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    try {
      renameSync(temporary, folder);
      return folder;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error;
      if (!readdirSync(path.dirname(wanted)).includes(path.basename(folder))) throw error;
    }
  }
}

function pointLatest(parent: string, id: string): void {
  const temporary = path.join(parent, `.latest-${process.pid}`);
  rmSync(temporary, { force: true });
  symlinkSync(id, temporary, 'junction');
  renameSync(temporary, path.join(parent, 'latest'));
}
