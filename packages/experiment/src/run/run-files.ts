import { notWritten } from '@snpress/formats/files/not-written';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from '../request-error.js';
import { removeEmpty } from './remove-empty.js';
import { writeTemporary, type FileContent } from './write-temporary.js';

/** The files of a run, by path relative to its folder. */
export type RunFiles = Readonly<Record<string, FileContent>>;

/** Where the files of a run are. */
export interface WrittenRun {
  readonly folder: string;
  /** What is to be said of `latest`, where it does not lead to this run. */
  readonly warning: string | undefined;
}

/** A run without its models is smaller. */
const trial = { trial: Buffer.alloc(2 ** 20) };

/**
 * Tries whether a run can be written to `<out>/<experiment>`, before anything is computed for it; leaves nothing there.
 * @throws RequestError where it cannot
 */
export function tryRunFolder(out: string, experiment: string): void {
  const parent = path.join(out, experiment);
  try {
    inFolder(parent, () => {
      rmSync(writeTemporary(parent, 'trial', trial), { recursive: true });
    });
  } catch (error) {
    throw new RequestError(
      {
        key: 'out',
        message: `results cannot be written to ${parent} (${(error as Error).message})`,
        hint: 'make room there, or give a folder that can be written; nothing was computed',
      },
      { cause: error },
    );
  }
}

/**
 * Writes the files of a run to `<out>/<experiment>/<id>` all at once (a folder of another name, then a rename) and points
 * `<out>/<experiment>/latest` at it. The folder's name gets a number where there is such a run already.
 * @throws Error where they cannot be written; nothing is left of them then
 */
export function writeRunFiles(out: string, experiment: string, id: string, files: RunFiles): WrittenRun {
  const parent = path.join(out, experiment);
  const wanted = path.join(parent, id);
  let folder = wanted;
  try {
    inFolder(parent, () => {
      removeAbandoned(parent);
      const temporary = writeTemporary(parent, id, files);
      try {
        folder = renameToFree(temporary, wanted);
      } catch (error) {
        rmSync(temporary, { recursive: true, force: true });
        throw error;
      }
    });
  } catch (error) {
    throw notWritten(wanted, error, 'every finished stage is kept, and a run then goes on from there');
  }
  return { folder, warning: pointLatest(parent, path.basename(folder)) };
}

/** Does something in a folder, which is made for it; folders that it leaves empty go again. */
function inFolder(folder: string, act: () => void): void {
  const made = mkdirSync(folder, { recursive: true });
  try {
    act();
  } finally {
    if (made !== undefined) removeEmpty(folder, path.resolve(made));
  }
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

/** @returns what is to be said where it cannot be done: a copy has followed the link, or the file system knows no links */
function pointLatest(parent: string, id: string): string | undefined {
  const link = path.join(parent, 'latest');
  const temporary = path.join(parent, `.latest-${process.pid}`);
  try {
    rmSync(temporary, { force: true });
    symlinkSync(id, temporary, 'junction');
    renameSync(temporary, link);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    const isFolder = lstatSync(link, { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder
      ? `${link} is a folder, not a link to the newest run, and may hold an older one: use ${path.join(parent, id)}, and move ${link} away`
      : `${link} cannot be a link to the newest run here (${(error as Error).message}): use ${path.join(parent, id)}`;
  }
}
